import type { Vocabulary } from "./vocabulary.ts";

export const POLISH: Vocabulary = {
  optOut: [
    /\b(wypis(ac|zcie|ujcie|anie|uje|z|ujemy)|wykresl(ic|cie|enie)|usun(ac|cie|)|usuniecie|skresl(ic|cie))( prosze)? (mnie|nas|moj|moje|mojego|moich|nasz|nasze|ten adres|tego adresu)\b|\b(mnie|nas|moj (adres|e-?mail|mail)|moje dane)( [a-z]+){0,3} (wypisac|usunac|wykreslic|skreslic)\b|\b(prosze|prosimy)( o)?( natychmiastowe)? (wypisanie|wypisac|niekontaktowanie|niewysylanie|zaprzestanie|nie pisac|nie wysylac|nie kontaktowac|(usuniecie|wykreslenie|usunac|wykreslic)(?=([ ][a-z-]+){0,2} (mnie|nas|moj[a-z]*|nasz[a-z]*|dan(e|ych)|adres[a-z]*|e-?mail[a-z]*|kontakt[a-z]*|z (bazy|listy|panstwa|waszej|tej))\b| ?[.!,]|$))(?!\w)/,
    /\bnie (chce|zycze sobie|chcemy|zyczymy sobie|zgadzam sie na|wyrazam zgody na|chcialbym|chcialabym)( [a-z]+){0,2} (otrzymywac|otrzymywania|dostawac|kontaktu|wiadomosci|maili|mailingu|korespondencji|kontaktow|byc|przetwarzanie|takich)\b/,
    /\b(prosze )?(nie|juz nie|wiecej nie) (kontaktowac|kontaktuj|kontaktujcie|pisac|pisz|piszcie|wysylac|wysylaj|wysylajcie|przesylac|przysylaj|przysylac|przysylajcie)( sie)? (ze mna|z nami|do mnie|do nas|wiecej|juz|mi|nam|mnie|zadnych|kolejnych)\b|\bprosze (sie )?(wiecej |juz )?(do mnie |mi |ze mna |z nami )?(wiecej |juz )?nie (pisac|wysylac|kontaktowac|przysylac)\b/,
    /\b(przestan(cie)?|zaprzestan(cie)?|przestac|skonczcie)( do mnie| mi| natychmiast)? (pisac|wysylac|spamowac|przysylac|kontaktowac|wysylania|wysylanie)\b|\b(rezygnuje|rezygnujemy|zrezygnowac) z (subskrypcji|newslettera|otrzymywania|mailingu|dalsz)[a-z]*|\bz(e)? (waszej|panstwa|swojej|tej|twojej) (listy|bazy|bazy danych|listy mailingowej)\b|\b(wycofuje|cofam) (moja )?zgode\b|\b(wnosze )?sprzeciw wobec przetwarzania\b|\bprawo do (bycia zapomnianym|sprzeciwu)\b|\bdajcie mi spokoj\b/,
    /\bnie wyrazam(y)? zgody\b|\b(chce|chcialbym|chcialabym|chcemy)( sie)? (wypisac|zrezygnowac)\b|\b(jak|gdzie) (moge )?sie wypisac\b|\bnie (kontaktujcie|kontaktuj|kontaktowac) sie\b|\bzadam (usuniecia|zaprzestania)\b|\b(niewysylanie|niekontaktowanie)\b|\bzaprzestanie (korespondencji|wysylania|kontaktu|kontaktow|przesylania)\b/,
  ],
  optOutAlone:
    /^(prosze |prosze o )?(wypisz|wypisac|wypisanie|wypisz mnie|rezygnuje|rezygnacja|usun|usunac|usuniecie|stop|wypisuje sie)( prosze| dziekuje)?[.! ]*$/,
  autoSubject:
    /\b(automatyczna odpowiedz|odpowiedz automatyczna|autoodpowiedz|poza biurem|nieobecnosc|nieobecn[ya]|na urlopie|urlop|potwierdzenie (otrzymania|odbioru)|wiadomosc automatyczna)\b/,
  autoReply: [
    /\b(to (jest )?)?(wiadomosc|odpowiedz|mail) (zostala |jest )?(wygenerowan|wyslan|generowan)?[a-z]* ?automatyczn[a-z]+|\bautomatyczna (wiadomosc|odpowiedz)\b/,
    /\bprosimy nie odpowiadac\b|\bprosze nie odpowiadac na (te|ta) wiadomosc\b/,
    /\b(otrzymalismy|dotarla|dotarlo) (do nas )?(panstwa|twoj[ae]?|twoja|pani|pana)? ?(wiadomosc|zgloszenie|zapytanie)\b|\bnumer (zgloszenia|sprawy|ticketu)\b|\bodpowiemy( [a-z]+){0,4} (szybko|mozliwie|najszybciej)/,
  ],
  absent: [
    /\b(poza biurem|nieobecn[yae]|(wracam|wroce) (do (pracy|biura)|w|we)|na (urlopie|zwolnieniu|wakacjach|delegacji)|w delegacji|w podrozy|przebywam (na|poza|w)|urlop(u|ie)? (macierzynski|wypoczynkowy)|bede niedostepn[ya]|jestem niedostepn[ya]|jestem na urlopie)\b/,
  ],
  absentBesides: [
    /\b(ograniczony dostep|bez dostepu|nie bede (mial|miala|sprawdzac|odpowiadac|czytac)|nie mam dostepu)\b/,
    /\b(po (moim )?powrocie|gdy wroce|po urlopie|odpowiem|jak tylko wroce)\b/,
    /\b(pilnych|pilne|pilna|w czasie mojej nieobecnosci|pod moja nieobecnosc|zastepuje mnie|w sprawach|prosze o kontakt z|prosimy o kontakt)\b/,
    /\bdziekuj[ea](my)? za (wiadomosc|e-?maila?|maila|kontakt|panstwa)\b/,
  ],
  backOn:
    /\b(wracam|wroce|powrot|powroce|bede (ponownie )?(dostepn[ya]|w biurze|z powrotem)|ponownie|z powrotem)( [a-z]+){0,2}?( (do pracy|do biura|od|w dniu|dnia|w|we)){0,4}/,
  until: /\b(do( dnia)?|wlacznie)\b/,
  behindDay: false,
  months: [
    "stycznia|styczen|styczniu|sty",
    "lutego|luty|lutym|lut",
    "marca|marzec|marcu|mar",
    "kwietnia|kwiecien|kwietniu|kwi",
    "maja|maj|maju",
    "czerwca|czerwiec|czerwcu|cze",
    "lipca|lipiec|lipcu|lip",
    "sierpnia|sierpien|sierpniu|sie",
    "wrzesnia|wrzesien|wrzesniu|wrz",
    "pazdziernika|pazdziernik|pazdzierniku|paz",
    "listopada|listopad|listopadzie|lis",
    "grudnia|grudzien|grudniu|gru",
  ],
  weekdays: [
    "poniedzialek|poniedzialku|poniedzialkiem|pon",
    "wtorek|wtorku|wt",
    "sroda|srode|srody|sr",
    "czwartek|czwartku|czw",
    "piatek|piatku|pt",
    "sobota|sobote|soboty",
    "niedziela|niedziele|niedzieli",
  ],
  soon: {
    tomorrow: /\bjutro\b/,
    nextWeek: /\b(w )?(przyszlym|nastepnym|kolejnym) tygodniu\b/,
    nextMonth: /\b(w )?(przyszlym|nastepnym|kolejnym) miesiacu\b/,
    nextQuarter: /\b(w )?(przyszlym|nastepnym|kolejnym) kwartale\b/,
    nextYear: /\b(w )?(przyszlym|nastepnym|nowym|kolejnym) roku\b/,
  },
  within:
    /\b(?:za|po) (?:(\d{1,2}|jeden|dwa|dwie|trzy|cztery|piec|szesc|kilka) )?(?:(?<day>dni|dzien)|(?<week>tydzien|tygodni[ea]?)|(?<month>miesi(?:ac|ace|ecy))|(?<year>rok|lata|lat))\b/,
  intents: {
    not_interested: [
      /\bnie (jestem|jestesmy|bylbym|bylabym)( [a-z]+){0,3} zainteresowan[iya]\b|\bnie (interesuje|interesuja) (mnie|nas)\b|\b(brak|bez) zainteresowania\b|\b(nie mamy|nie ma|nie widzimy|nie mam) (obecnie )?(takiej )?potrzeby\b|\bnie (skorzystam|skorzystamy|potrzebujemy|potrzebuje)\b/,
      /\bnie,? (dziekuje|dziekujemy|dzieki)\b|\bdziekuje,? (ale )?nie\b|^nie[.! ]*$|\bnie dla (nas|mnie)\b|\b(musze|musimy) odmowic\b/,
    ],
    wrong_person: [
      /\b(nie (ta|wlasciwa) osoba|niewlasciwa osoba|zla osoba|bledny (adres|kontakt)|nie (jestem|odpowiadam|zajmuje sie)( [a-z]+){0,3} (wlasciwa|odpowiedni[a]?|osoba|za|tym|tymi)|nie zajmuje sie|juz (tu |tam )?nie pracuj[ea]|nie pracuj[ea] juz|to nie moj (obszar|dzial))\b/,
    ],
    referral: [
      /\b(prosze|proponuje|najlepiej|prosimy)( o)?( sie)? (skontaktowac|kontakt|skontaktuj|zwrocic|pisac|napisac|rozmawiac)( sie)?( bezposrednio)? (z|ze|do)\b|\b(osoba odpowiedzialna|wlasciwa osoba( [a-z]+){0,3} (to|bedzie)|odpowiada za to|(?<!nie )zajmuje sie tym)\b/,
      /\b(przekaz|przesl|przekier)[a-z]{1,6}( [a-z]+){0,4} (do|koledze|kolezance)\b|\bw (kopii|cc|dw)\b|\bdo wiadomosci\b/,
    ],
    not_now: [
      /\b(nie (teraz|w tej chwili|w tym momencie|obecnie)|(obecnie|teraz|na razie|w tej chwili|aktualnie|w tym momencie) nie|to nie (jest )?(dobry|odpowiedni) (moment|czas)|za wczesnie)\b(?!.{0,20}zainteresowan)/,
      /\b(pozniej|w przyszlym (roku|kwartale|miesiacu)|w przyszlosci|(wroc|odezw|skontaktuj|kontakt|napisz|przypomni|porozmawiaj)[a-z]{0,6}( [a-z]+){0,4} (w (styczniu|lutym|marcu|kwietniu|maju|czerwcu|lipcu|sierpniu|wrzesniu|pazdzierniku|listopadzie|grudniu|nowym|przyszlym)|za|po|pozniej|od))\b|\bpo (wakacjach|swietach|nowym roku)\b/,
    ],
    meeting_request: [
      /\b(umowic|umowmy|zaplanowac|ustalic|zorganizowac|zaproponowac|zarezerwowac)( sie)?( [a-z]+){0,3} (spotkanie|rozmowe|rozmowy|demo|termin|call|prezentacje|telefon)\b|\bumowmy sie\b|\b(prosze zadzwonic|zadzwon|prosze o telefon)\b|\b(mozemy|czy mozemy|chetnie)( sie)? (porozmawiac|porozmawiam|spotkac|zdzwonic|umowic|spotkam|umowie)\b/,
      /\b(pasuje|dostepn[yai]|wolny termin|moze|odpowiada)( [a-z]+){0,3} (poniedzialek|wtorek|sroda|srode|czwartek|piatek|jutro|przyszly tydzien)\b|\bkiedy (mozemy|ma pan|ma pani|masz|pasuje)\b/,
    ],
    objection: [
      /\b(za drogo|za drogie|zbyt (drogo|drogie|wysoka cena)|brak budzetu|nie mamy (na to )?budzetu|poza budzetem)\b|\b(juz|obecnie) (mamy|uzywamy|korzystamy|wspolpracujemy|posiadamy|korzystam|uzywam)\b|\b(mamy|uzywamy|korzystamy) juz\b|\bzadowoleni z\b|\bobecny dostawca\b|\bnie przekonuje\b/,
    ],
    interested: [
      /(?<!nie )\b(jestem|jestesmy|bylbym|bylabym|bardzo) zainteresowan[iya]\b|\b(brzmi|wyglada) (bardzo )?(dobrze|ciekawie|interesujaco|swietnie)\b|\b(wiecej|dodatkowe) (informacji|informacje|szczegolow|szczegoly)\b|(?<!nie )\binteresuje (mnie|nas)\b/,
      /^(tak|chetnie|oczywiscie|jasne|dobrze|zgoda|prosze bardzo)\b|\btak,? (prosze|chetnie|oczywiscie)\b|\bprosze o (przeslanie|oferte|informacje|wycene|cennik|wiecej)\b|\bprosze (przeslac|wyslac|podeslac)\b/,
    ],
  },
};
