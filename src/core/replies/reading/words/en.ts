import type { Vocabulary } from "./vocabulary.ts";

export const ENGLISH: Vocabulary = {
  optOut: [
    /(?<!n't |not |n't want to |not want to |to |can |you )\bunsubscribe (me|us|my|our|this|please|immediately|now)\b/,
    /\b(please|pls|kindly|plz|just) unsubscribe\b|\b(i|we)('d| would)? (want|wish|like|need|ask|request)( you)? to (be )?unsubscribed?\b|\bunsubscribe (me )?(from|off) (this|these|your|the|all)\b(?! (newsletter|click))/,
    /(?<!n't |not |n't have to |not need to )\b(remove|delete|take|strike|erase|drop) (me|us|my|our|this (e-?mail|address|contact))( [a-z-]+){0,5} (off|from|out of)\b/,
    /(?<!n't |not )\b(remove|take|delete) (me|us)( please)?([.!,]|$)|\btake (me|us) off\b|(?<!n't |not )\bplease remove (me|us|my|our)\b|\b(please|kindly) remove ?([.!]|$)|\bremove from (your |the |this )?(mailing |e-?mail )?list\b/,
    /(?<!n't |not |n't have to )\b(delete|erase|remove) (all )?(my|our) (personal )?(data|details|info(rmation)?|e-?mail|address|contact)\b/,
    /(?<!n't |not |n't have to )\b(stop|quit|cease) ?(and desist )?(e-?mailing|mailing|contacting|messaging|writing|spamming|bothering|harassing|soliciting|sending|reaching out|pestering|these (e-?mails|messages)|the (e-?mails|spam)|all (contact|communication))\b/,
    /\b(do not|don'?t|never|not to|please no) (ever )?(contact|e-?mail|mail|message|write( to)?|solicit|spam|bother|text|approach|reach out( to)?) (me|us|this (address|e-?mail|company)|again|anymore|any (more|further|longer))\b(?! (until|till|before|on|during|at|by|today|tomorrow|unless|with details))/,
    /\b(no|not? any) (more|further) (e-?mails?|mails?|messages?|contact|communications?|follow[- ]?ups?|spam|outreach|correspondence)\b|\b(not|never) (to )?(be )?(contacted|e-?mailed|messaged)\b|\b(do not|don'?t|never|stop) send(ing)? (me|us) (any|more|further|another|e-?mails?|mails?|messages?|anything|this|these|stuff|spam|such)\b/,
    /\b(do not|don'?t|no longer|never|not) (want|wish|care|like|desire|agree|consent) (to )?(receive|get|hear|be contacted|be e-?mailed|be on (your|this)|any (more )?(e-?mails|mails|messages|of your))\b/,
    /\b(i|we)('d| would)? (want to |like to |wish to |hereby |'m |am |are )?(opt|opting|opted)[- ]out\b|\bopt (me|us) out\b|\bplease opt[- ]?out\b/,
    /\bleave (me|us) alone\b|\blose my (e-?mail|address|number|contact)|\boff (of )?(your|this|the) (mailing |e-?mail |distribution |contact |marketing )?list\b|\b(do[- ]not[- ]contact|blacklist|suppression) list\b/,
    /\b(withdraw|revoke) (my |our )?consent\b|\bright (to erasure|to object|to be forgotten)\b|\bobject to (the|any|your|further) (processing|use|contact)|\bcancel (my|our|this|the) subscription\b/,
    /\b(mark|report|flag|block)(ed|ing)? (you|this|it|your (e-?mails?|domain|address))( [a-z]+){0,2} (as|for) (spam|junk|harassment)\b|\b(fuck|piss|bugger) off\b|^go away\b/,
  ],
  optOutAlone:
    /^(please |pls |kindly )?(unsubscribe|unsub|unsuscribe|unsubcribe|opt[- ]?out|stop|stop it|stop please|remove|remove please|remove me|take me off|no more|do not contact|do not email)( me)?( please| thanks| thank you| now| immediately)?[.! ]*$/,
  autoSubject:
    /^(automatic reply|auto(matic)?[- :]?(reply|response|responder|generated)|autoreply|auto:|out of (the )?office|ooo\b|on (vacation|leave|holiday)|vacation|away (from|until|on)|i am (away|out)|i'm (away|out))|\b(out of (the )?office|auto-?reply|automatic (reply|response)|on (annual|parental|maternity|paternity|sick) leave)\b/,
  autoReply: [
    /\b(this is an? )?(auto(matic|mated)?(ally)?[- ]?(generated )?(reply|response|message|e-?mail|generated))\b|\bplease do not (reply|respond) to this\b/,
    /\b(we|i) (have )?(received|got) your (e-?mail|message|enquiry|inquiry|request|application)\b|\byour (message|e-?mail|request|enquiry|inquiry|ticket) has been (received|created|logged|registered)\b/,
    /\bticket (number|id|#)|\b(a|your) (case|ticket) (number|has been)\b|\b(mailbox|inbox|address|account) is (not|no longer|un) ?(being )?(monitored|in use|active|read)\b|\bunmonitored (mailbox|inbox)\b/,
    /\bthank you for (contacting|getting in touch|reaching out|your (enquiry|inquiry))\b.{0,200}\b(will|someone|our team|business (days|hours)|shortly|as soon as)\b/,
  ],
  absent: [
    /\b(out of|away from|not in) (the |my |our )?office\b|\booo\b|\bout[- ]of[- ]office\b/,
    /\b(i'm|i am|i'll be|i will be|am|currently|we are|will be|i have been) (currently |now |presently )?(away|on (annual |parental |maternity |paternity |sick |medical |extended )?(leave|vacation|holidays?|pto)|travell?ing|on a business trip|out (until|till|through|from|of|this|for)|unavailable|off (until|from|work))\b/,
    /\b(on|taking) (annual leave|vacation|parental leave|maternity leave|paternity leave|sick leave|holidays?|pto)\b|\boffice (is|will be) closed\b|\bpublic holiday\b|\b(back|return(ing)?) (in|to) (the |my )?(office|work)\b/,
  ],
  absentBesides: [
    /\b(limited|no|intermittent|sporadic|little|without|restricted) (or no )?(access|ability) (to|to check) (my )?(e-?mails?|mail|messages|internet)|\blimited access\b|\bwon't (be )?(checking|reading)|\bnot be (checking|reading|monitoring)/,
    /\b(reply|respond|answer|get back|be in touch|attend to)( to)?( you| your| it| all)?( [a-z]+){0,4} (upon|on|after|when|once) (my return|i'?m? ?(return|am back|get back|'m back|back))|\b(upon|on|after) my return\b|\bwhen i (return|am back|get back)\b/,
    /\b(urgent|emergenc|immediate (assistance|attention|help)|in my absence|during my absence|while i am (away|out)|in the meantime)\b/,
    /\bthank(s| you) for (your|the) (e-?mail|message|mail|note)\b|\byour (e-?mail|message) (will|has|is) (not )?(be )?(been )?(forwarded|read|answered)\b/,
  ],
  backOn:
    /\b(back|return(ing|s)?|resume|available( again)?|reachable( again)?|in the office( again)?)( to (the |my )?(office|work|desk))?( [a-z]+){0,2}?( on| from| by| as of|:)?\b/,
  until: /\b(until|till|til|through|thru|to|up to|up until|and including)\b/,
  behindDay: false,
  months: [
    "january|jan",
    "february|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sept|sep",
    "october|oct",
    "november|nov",
    "december|dec",
  ],
  weekdays: [
    "monday|mon",
    "tuesday|tues|tue",
    "wednesday|weds|wed",
    "thursday|thurs|thur|thu",
    "friday|fri",
    "saturday|sat",
    "sunday|sun",
  ],
  soon: {
    tomorrow: /\btomorrow\b/,
    nextWeek: /\bnext week\b/,
    nextMonth: /\bnext month\b/,
    nextQuarter: /\bnext quarter\b/,
    nextYear: /\b(next year|(in|after) the new year)\b/,
  },
  within:
    /\b(?:in|after|within|for)(?: about| another| the next)? (\d{1,2}|an?|one|two|three|four|five|six|a few|a couple of) (?:(?<day>days?)|(?<week>weeks?)|(?<month>months?)|(?<year>years?))\b/,
  intents: {
    not_interested: [
      /\b(not|n't|no longer|isn't|aren't|never) (really |at all |currently |be |particularly |terribly |all that )?interested\b|\b(no|zero|without) interest\b|\bnot (of|something of) interest\b|\bdoes(n't| not) interest\b/,
      /^no[,.! ]*(thanks|thank you|thx|ty)?[.! ]*$|\bno,? (thanks|thank you|thx)\b|^(nope|nah)\b|\bthanks,? but no\b|\bhard (pass|no)\b/,
      /\b(not a (good |great |right )?(fit|match)|isn't (a )?(good )?(fit|match|for us|relevant)|not (for (us|me)|relevant|applicable|what we|something (we|i)('re| are|'m| am)? ?(need|look|want|consider))|(we|i)('ll| will| are going to|'re going to|'d| would)? (pass|decline)\b)/,
      /\b(we|i) (do not|don't|won't|have no) (currently )?(need|require|want|use|see a need)\b|\bno need\b|\bnot (looking|in the market|considering|planning)\b|\b(we're|we are|i'm|i am) (all set|covered|happy as we are|good(,| for now| thanks| thank you| as we are)|fine(,? thanks|,? thank you| for now| as we are))( for now)?|\bnot worth\b/,
    ],
    wrong_person: [
      /\b(wrong (person|contact|guy|address|department|team|company|number|man|woman))\b|\bnot the (right|correct|best|appropriate) (person|contact|one|department|team|point of contact)\b/,
      /\b(no longer|don't|do not|not) (work|working|employed|with|at|part of) (here|there|at|for|in|with|the company|this company|that|on this|us)?\b|\b(has |have |he |she |i )(left|retired)( the)? ?(company|organi[sz]ation|firm|business|in)?\b|\bno longer (works?|with|employed|responsible)\b/,
      /\b(i am|i'm|we are) not (responsible|in charge|involved)\b|\b(do not|don't) (handle|deal with|manage|look after|decide|make) (this|that|these|those|such|decisions?)\b|\bnot my (area|department|responsibility|job|field|remit)\b|\bnever (worked|heard)\b/,
    ],
    referral: [
      /\b(contact|reach out to|reach|speak (to|with)|talk (to|with)|e-?mail|get in touch with|write to|try|connect with|ask|refer you to|direct (this|you|your (e-?mail|message)) to|touch base with|ping) (my |our |the )?(colleague|boss|manager|director|head of|coworker|co-worker|team ?lead|assistant|partner|cto|ceo|cfo|coo|cmo|vp|procurement|it (team|department)|hr|marketing|sales)\b/,
      /\b(right|best|correct|better|appropriate) (person|contact|one)( for (this|that)| to (talk|speak|contact)( to| with)?| here| to)? (is|would be|will be|might be)\b(?! me)|\b(is|are) ((the )?(right|best|better|correct) (person|contact|one)|responsible for|in charge of|your (man|woman|person|contact|best bet))\b|\b(handles|looks after|is responsible for|is in charge of|manages) (this|that|these|our|all)\b/,
      /\b(cc'?ing|cc'?d|cc:|copying( in)?|copied( in)?|looping( in)?|looped( in)?|adding|i('ve| have)? added|including) (my |our |in )?[a-z]+|\bin (cc|copy)\b/,
      /\b(i('ve| have|'ll| will)?|we('ve| have|'ll| will)?) ?(forward|pass|share|sent|send)(ed|ing)? (this|it|your (e-?mail|message|note|details|info\w*))( [a-z]+){0,2} (to|on|along|onto|with)\b/,
      /\b(please |you (should|can|could|may) |you'd better |best to |i('d| would) (suggest|recommend)( you)?( to)? )(contact|reach out to|speak (to|with)|talk (to|with)|e-?mail|get in touch with|write to|try|ask)(ing)? (?!me\b|us\b|you\b|again\b|back\b)[a-z]+/,
    ],
    not_now: [
      /\bnot (right |just )?now\b|\bnot (a|the) (good|right|best) (time|moment)\b|\b(bad|wrong) (time|timing)\b|\bnot (at|for) (this|the) (time|moment|stage|point)\b(?!.{0,40}\binterested)|\bfor (now|the moment|the time being)\b|\btoo (early|soon)\b/,
      /\b(reach out|get back|check (back|in)|circle back|follow up|touch base|try( me| us)?|come back|contact (me|us)|ping (me|us)|write|e-?mail (me|us)|call (me|us)|connect|talk|speak|revisit|reconnect|remind me|look at (this|it))( to me| to us| with me| with us| this| again| me)?( [a-z']+){0,3} (again|later|in|next|after|around|at the (end|beginning|start)|early|mid|towards|once|from|by)\b/,
      /\b(maybe|perhaps|some ?time|possibly|a bit|much) later\b|\blater (this|in the) (year|quarter|month)\b|\b(next|in|after|until|early|mid|late) (quarter|fiscal|q[1-4]|h[12])\b|\b(too busy|swamped|snowed under|slammed)\b|\bon the back burner|\bafter (the )?(summer|holidays|christmas|easter|new year|budget)\b|\bin the (new year|future|spring|summer|autumn|fall|winter)\b/,
    ],
    meeting_request: [
      /\b(schedule|book|set ?up|arrange|organi[sz]e|find|put|send)( [a-z']+){0,4} (call|meeting|demo|chat|time|slot|invite|calendar invite|zoom|conversation|session|appointment)\b/,
      /\b(let's|lets|can we|could we|shall we|happy to|glad to|would love to|love to|we can|i can|open to|up for|free (to|for)|available (to|for))( [a-z']+){0,3} (talk|speak|meet|chat|connect|jump on|hop on|call|discuss|catch up|have a (call|chat|quick))\b/,
      /\b(call|ring|phone) me\b|\bgive me a (call|ring|shout)\b|\b(calendly|cal)\.com\b|\bmy calendar\b|\b(are you|i('m| am)|i'll be|we('re| are)) (free|available)( [a-z]+){0,3} (on|at|mon|tue|wed|thu|fri|tomorrow|next|this)/,
      /\b(how|what) about (a call|mon|tue|wed|thu|fri|tomorrow|next)|\b(mon|tues|wednes|thurs|fri)day( [a-z]+){0,2} (at \d|works|would work|is (good|fine)|morning|afternoon|suits)|\bwhen (are|would) you (free|available|be)\b|\bwhat (time|times|day|days)( [a-z]+){0,3} (work|suit|good|are you)|\b(a|the|quick|short|brief|intro) (demo|call|meeting) (would|sounds|works|next|on|this|tomorrow|is)/,
    ],
    objection: [
      /\b(too|very|quite|rather|bit) (expensive|pricey|costly|much money)\b|\b(no|not (the|enough|in (the|our))|lack (the|of)|out of( our)?|tight|limited|beyond( our)?|don't have( the| a| any)?) budgets?\b|\b(can't|cannot|couldn't) afford\b|\bbudget (is|has been|was) (frozen|cut|spent|used)/,
      /\b(already (use|using|have|work(ing)?|got|partner|signed|in place|under contract|happy with|do this|covered|solved)|(we|i)('re| are| am|'m)? (currently|presently) (use|using|work(ing)? with|under contract)( (a|an|another|our|your|one of)| with)?)\b|\b(happy|satisfied|locked in|under contract|signed) with (our|the|another|a|someone|what)\b|\bhave (a|an|our own) (solution|provider|vendor|tool|supplier|in-house|system|agency|partner)\b|\bin-house\b/,
      /\b(not (convinced|sure (it|this|that|we))|don't (see|trust|believe|think)( [a-z]+){0,3} (value|benefit|point|it|this|that|we|how|would)|how is this (any )?different|concern(ed|s)? (about|is|with)|security|need(s)? (sign-?off|approval) from|have to (ask|convince)|too (small|complex|complicated|risky))\b/,
    ],
    interested: [
      /\b(i'm|i am|we are|we're|we'd be|i'd be|would be|am|are|definitely|very|certainly|quite|might be|could be|also) interested\b|\binterested (in|to)\b|\b(sounds|looks|this is|that's|seems) (very |really |quite |super )?(good|great|interesting|promising|useful|awesome|perfect|like a plan|fantastic)\b/,
      /\b(tell|show) (me|us) more\b|\b(send|share|forward|provide|e-?mail|give)( me| us| over| through| along| it){0,2}( the| a| an| some| any| your| bit of){0,2} ?(more |further |additional )?(info(rmation)?|details?|pricing|prices?|deck|brochure|proposal|quote|material|case stud(y|ies)|one[- ]?pager|examples?|overview|documentation|more|link|sample)\b|\b(more|further|additional) (info(rmation)?|details)\b|\b(learn|know|hear|find out) more\b/,
      /^(yes|yep|yeah|sure|ok|okay|absolutely|of course|definitely|certainly|please do|go ahead|sounds good|let's do it|count me in|i'm in)\b|\byes,? (please|sure|we|i|that|let)|\bplease (do|go ahead|send|proceed)\b|\b(keen|eager|excited|curious|intrigued) (to|about|by)\b|\b(love|like) (to (see|try|know|explore|give)|the (idea|sound))\b|\bsign (me|us) up\b/,
    ],
  },
};
