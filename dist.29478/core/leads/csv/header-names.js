/**
 * What columns are called, the preferred first: a field takes the first of them that is not empty.
 * Written as people read them; `headerKey` decides what counts as equal. English first, then German,
 * French, Spanish, Portuguese, Dutch, Italian and Polish, then the names that only one product uses.
 */
export const HEADER_NAMES = {
    full_name: [
        ...["full name", "name", "display name", "contact", "prospect"],
        ...["vollständiger Name", "Vor- und Nachname", "Ansprechpartner", "Ansprechpartnerin"],
        ...["nom complet", "prénom et nom", "nom et prénom", "nom"],
        ...["nombre completo", "nombre y apellidos", "nombre y apellido", "nombre"],
        ...["nome completo", "nome e sobrenome", "nome e cognome", "nome", "nominativo"],
        ...["volledige naam", "naam", "contactpersoon"],
        ...["imię i nazwisko", "osoba kontaktowa"],
    ],
    first_name: [
        ...["first name", "given name", "forename", "first"],
        ...["Vorname", "prénom", "nombre de pila", "nombres", "primeiro nome", "nome próprio"],
        ...["voornaam", "imię"],
    ],
    last_name: [
        ...["last name", "family name", "surname", "last"],
        ...["Nachname", "Familienname", "Zuname", "nom de famille", "apellidos", "apellido"],
        ...["sobrenome", "apelido", "último nome", "achternaam", "familienaam", "cognome", "nazwisko"],
    ],
    email: [
        ...["work email", "business email", "professional email", "corporate email", "email work"],
        ...["geschäftliche E-Mail", "E-Mail geschäftlich", "E-Mail dienstlich", "berufliche E-Mail"],
        ...["email professionnel", "e-mail professionnelle", "adresse e-mail professionnelle"],
        ...["correo profesional", "correo de trabajo", "correo corporativo", "e-mail profissional"],
        ...["e-mail corporativo", "zakelijk e-mailadres", "zakelijke e-mail", "email aziendale"],
        ...["e-mail służbowy", "email firmowy"],
        ...["email", "email address", "e-mail address 1", "mail", "primary email", "email primary"],
        ...["E-Mail-Adresse", "adresse e-mail", "adresse mail", "adresse électronique", "courriel"],
        ...["correo electrónico", "dirección de correo electrónico", "correo", "endereço de e-mail"],
        ...["correio eletrónico", "correio eletrônico", "e-mailadres", "indirizzo e-mail"],
        ...["indirizzo di posta elettronica", "posta elettronica", "adres e-mail", "adres mailowy"],
        ...["e-mail 1 - value", "e-mail 2 - value", "e-mail 3 - value", "e-mail 4 - value"],
        ...["secondary email", "additional email", "other email", "alternate email", "tertiary email"],
        ...["supplemental email", "personal email", "private email", "home email", "email personal"],
        ...["private E-Mail", "E-Mail privat", "email personnel", "correo personal", "e-mail pessoal"],
        ...["privé e-mailadres", "email personale", "e-mail prywatny"],
    ],
    linkedin_url: [
        ...["default profile url", "linkedin url", "linkedin profile url", "person linkedin url"],
        ...["linkedin", "linkedin profile", "linkedin link", "linkedin profile link"],
        ...["linkedin member url", "linkedin contact profile url", "linkedin public profile url"],
        ...[
            "LinkedIn-Profil",
            "profil LinkedIn",
            "lien LinkedIn",
            "URL LinkedIn",
            "perfil de LinkedIn",
        ],
        ...["perfil LinkedIn", "URL de LinkedIn", "LinkedIn-profiel", "profilo LinkedIn"],
        ...["public profile url", "profile url", "profile link"],
        ...["sales navigator url", "sales navigator profile url"],
    ],
    company: [
        ...["company", "company name", "organization", "organisation", "organization name"],
        ...["organisation name", "account name", "account", "employer", "current company"],
        ...["company / account", "business name"],
        ...["Firma", "Firmenname", "Unternehmen", "Unternehmensname", "Arbeitgeber"],
        ...["entreprise", "nom de l'entreprise", "société", "nom de la société", "employeur"],
        ...["empresa", "nombre de la empresa", "compañía", "organización", "nome da empresa"],
        ...["companhia", "organização", "bedrijf", "bedrijfsnaam", "organisatie", "werkgever"],
        ...["azienda", "nome azienda", "nome dell'azienda", "società", "ragione sociale"],
        ...["nazwa firmy", "przedsiębiorstwo", "organizacja", "pracodawca"],
        ...["organization 1 - name", "account.name", "associated company", "company name for emails"],
    ],
    title: [
        ...["job title", "title", "position", "job position", "role", "job role", "current title"],
        ...["Position im Unternehmen", "Jobtitel", "Berufsbezeichnung", "Stellenbezeichnung"],
        ...["Funktion", "intitulé du poste", "poste", "fonction", "titre du poste", "cargo"],
        ...["puesto", "puesto de trabajo", "título del puesto", "posición", "función", "função"],
        ...["functie", "functietitel", "functienaam", "ruolo", "posizione", "qualifica", "mansione"],
        ...["stanowisko", "organization title", "organization 1 - title", "headline", "Titel"],
    ],
    industry: [
        ...["industry", "company industry", "primary industry", "sector", "vertical"],
        ...["Branche", "Industrie", "secteur", "secteur d'activité", "industria", "rubro"],
        ...["indústria", "setor", "ramo", "ramo de atividade", "bedrijfstak", "settore", "branża"],
    ],
    location: [
        ...["location", "geography", "geo", "full location", "address 1 - formatted"],
        ...["Standort", "localisation", "lieu", "emplacement", "ubicación", "localización"],
        ...["localização", "localidade", "locatie", "locality", "località", "lokalizacja"],
    ],
    city: [
        ...["city", "town", "mailing city", "Stadt", "Ort", "Wohnort", "ville", "ciudad", "cidade"],
        ...["stad", "plaats", "woonplaats", "città", "comune", "miasto", "address 1 - city"],
    ],
    state: [
        ...["state", "state/region", "state/province", "state or region", "region", "province"],
        ...["mailing state/province", "mailing state", "Bundesland", "Kanton", "région", "provincia"],
        ...["estado", "provincie", "regione", "województwo", "address 1 - region"],
    ],
    country: [
        ...[
            "country",
            "country/region",
            "country/territory",
            "mailing country",
            "Land",
            "pays",
            "país",
        ],
        ...["paese", "nazione", "kraj", "address 1 - country"],
    ],
    phone: [
        ...["phone", "phone number", "direct phone", "direct phone number", "direct dial"],
        ...["work direct phone", "work phone", "business phone", "mobile phone", "mobile phone number"],
        ...["mobile", "mobile number", "cell phone", "cell", "telephone", "telephone number", "tel"],
        ...["Telefon", "Telefonnummer", "Rufnummer", "Mobiltelefon", "Mobil", "Mobilnummer", "Handy"],
        ...["téléphone", "numéro de téléphone", "téléphone portable", "portable", "teléfono"],
        ...["número de teléfono", "teléfono móvil", "móvil", "celular", "telefone", "telemóvel"],
        ...["número de telefone", "telefoon", "telefoonnummer", "mobiel", "mobiele telefoon"],
        ...["telefono", "numero di telefono", "cellulare", "numer telefonu", "telefon komórkowy"],
        ...["phone 1 - value", "phone 2 - value", "phone 3 - value", "other phone", "home phone"],
    ],
    time_zone: [
        ...["time zone", "iana time zone", "tz", "Zeitzone", "fuseau horaire", "zona horaria"],
        ...["huso horario", "fuso horário", "tijdzone", "fuso orario", "strefa czasowa"],
    ],
};
/** Headers that name the whole person, or only the half that no other column of the file names. */
export const AMBIGUOUS_NAMES = ["name", "nom", "nombre", "nome", "naam"];
//# sourceMappingURL=header-names.js.map