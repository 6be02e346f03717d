/**
 * Follows an instruction as far as rules can: shorter, more formal, more casual. Of anything else
 * it changes the opening only, and says so; it never invents a sentence about the lead.
 */
export function followInstruction(body, instruction) {
    const letter = takeApart(body);
    const rule = RULES.find(({ asks }) => asks.test(instruction)) ?? ROUGHLY;
    return { body: putTogether(rule.apply(letter)), done: rule.done };
}
const GREETING = /^(hi|hello|hey|dear)\b[^\n]{0,80}[,!:]$/i;
const CLOSING = /^(best|best wishes|best regards|all the best|kind regards|regards|cheers|thanks|thank you|sincerely|yours sincerely),?(\n|$)/i;
function takeApart(body) {
    const paragraphs = body.trim().split(/\n{2,}/);
    const greeting = GREETING.test(paragraphs[0] ?? "") ? (paragraphs.shift() ?? "") : "";
    const last = paragraphs.at(-1) ?? "";
    const signed = CLOSING.test(last) || (paragraphs.length > 1 && !/[.?!:]/.test(last));
    const closing = signed ? (paragraphs.pop() ?? "") : "";
    return { greeting, paragraphs, closing };
}
function putTogether({ greeting, paragraphs, closing }) {
    return [greeting, ...paragraphs, closing].filter((part) => part !== "").join("\n\n");
}
/** Keeps the first and the last paragraph; of two or less, the first sentence of each. */
function shortened(letter) {
    const said = letter.paragraphs.filter((paragraph) => !OPENINGS.includes(paragraph));
    const [first, last] = [said[0], said.at(-1)];
    if (said.length > 2 && first !== undefined && last !== undefined) {
        return { ...letter, paragraphs: [first, last] };
    }
    return { ...letter, paragraphs: said.map(firstSentence) };
}
/** A sentence with a link is kept whole, and so is what follows it: the link is the point. */
function firstSentence(paragraph) {
    if (paragraph.includes("://"))
        return paragraph;
    return paragraph.split(/(?<=[.!?])\s+/)[0] ?? paragraph;
}
const CASUAL = { hello: "Hi", anonymous: "Hi there,", bye: "Cheers,", words: [] };
const FORMAL = {
    hello: "Dear",
    anonymous: "Hello,",
    bye: "Kind regards,",
    words: [
        [/\bI['’]m\b/g, "I am"],
        [/\b(I|we|you|they)['’]ve\b/gi, "$1 have"],
        [/\b(I|we|you|they|it)['’]ll\b/gi, "$1 will"],
        [/\b(we|you|they)['’]re\b/gi, "$1 are"],
        [/\b(it|that)['’]s\b/gi, "$1 is"],
        [/\bcan['’]t\b/gi, "cannot"],
        [/\bwon['’]t\b/gi, "will not"],
        [/\b(do|does|did|is|are|was|has|have|would|should|could)n['’]t\b/gi, "$1 not"],
    ],
};
function inTone(letter, tone) {
    const name = letter.greeting.replace(/^(hi|hello|hey|dear)\b\s*/i, "").replace(/[,!:]$/, "");
    const anonymous = name === "" || name.toLowerCase() === "there";
    const reworded = letter.paragraphs.map((paragraph) => tone.words.reduce((text, [word, full]) => text.replace(word, full), paragraph));
    const greeting = anonymous ? tone.anonymous : `${tone.hello} ${name},`;
    return {
        greeting: letter.greeting === "" ? "" : greeting,
        paragraphs: reworded,
        closing: letter.closing.replace(CLOSING, (_match, _words, end) => `${tone.bye}${end}`),
    };
}
const OPENINGS = [
    "I will keep this short.",
    "One thought, and then I leave you to your day.",
    "Let me come straight to the point.",
];
/** Every press of Regenerate moves one opening on. */
function withNextOpening(letter) {
    const current = OPENINGS.indexOf(letter.paragraphs[0] ?? "");
    const rest = current === -1 ? letter.paragraphs : letter.paragraphs.slice(1);
    const next = OPENINGS[(current + 1) % OPENINGS.length] ?? "";
    return { ...letter, paragraphs: [next, ...rest] };
}
const RULES = [
    {
        asks: /\b(casual|informal|less formal|friendl(y|ier)|relaxed|warm(er)?)\b/i,
        done: "made more casual",
        apply: (letter) => inTone(letter, CASUAL),
    },
    {
        asks: /\b(formal(ly)?|polite(r)?|professional)\b/i,
        done: "made more formal",
        apply: (letter) => inTone(letter, FORMAL),
    },
    {
        asks: /\b(short(er|en)?|brief(er|ly)?|concise|trim|too long|less text|fewer words)\b/i,
        done: "shortened to the essentials",
        apply: shortened,
    },
];
const ROUGHLY = {
    done: "the instruction was followed only roughly, with another opening",
    apply: withNextOpening,
};
//# sourceMappingURL=template-instructions.js.map