import { addressesIn, sameAddress } from "./addresses.js";
import { plainWords } from "./plain-words.js";
import { nameBefore, pointedName } from "./referred-name.js";
import { LANGUAGES } from "./words/languages.js";
const MOST_REFERRALS = 5;
const NO_PERSON = /^(no|not|do-?not)[-_.]?reply|^mailer-daemon|^postmaster|^unsubscribe|^abuse/;
const COPIED = /\b(cc|cc'?d|cc'?ing|copy(ing)?|copied|loop(ing|ed)?|add(ing|ed)|kopie|copie|copia|kopii)\b/;
const MINE = /\b(me|mich|moi|mi|mij|mnie) (at|on|unter|via|per|sur|en|em|op|su|pod)\W{0,3}$|\b(my|meine|mon|mi|meu|mijn|mia|moj) ([a-z]+ )?(e-?mail|mail|address|adresse|correo|direccion|mailadres|adres)[^.@]{0,12}$/;
/**
 * The people a writer points to, with name or address or both. Addresses come from the writer's own
 * words and, where they say that somebody is copied, from Cc; never the writer, never ourselves.
 */
export function findReferrals(mail, own, ownAddresses) {
    const known = [...ownAddresses, ...mail.to.map((to) => to.address), mail.from?.address ?? ""];
    const isOther = (address) => !known.some((one) => sameAddress(one, address)) && !NO_PERSON.test(address);
    const written = addressesIn(own).filter((address) => isOther(address) && !isMine(own, address));
    const copied = COPIED.test(plainWords(own)) ? copiedAddresses(mail).filter(isOther) : [];
    const addresses = [...new Set([...written, ...copied])].slice(0, MOST_REFERRALS);
    const pointed = pointedName(own);
    if (addresses.length === 0) {
        return pointed !== null && pointsAway(own) ? [{ name: pointed, email: null }] : [];
    }
    const onlyName = addresses.length === 1 ? pointed : null;
    return addresses.map((email) => ({
        name: nameBefore(own, email) ?? copiedName(mail, email) ?? onlyName,
        email,
    }));
}
/** "Write to me at …": another address of the writer, not another person. */
function isMine(own, address) {
    const at = own.toLowerCase().indexOf(address);
    return MINE.test(plainWords(own.slice(Math.max(0, at - 60), at)));
}
/** Whether the words send us to somebody else, in any language. */
function pointsAway(own) {
    const words = plainWords(own);
    return LANGUAGES.some(({ intents }) => intents.referral.some((pattern) => pattern.test(words)));
}
function copiedAddresses(mail) {
    return mail.cc.map(({ address }) => address.toLowerCase());
}
function copiedName(mail, email) {
    return mail.cc.find((cc) => sameAddress(cc.address, email))?.name ?? null;
}
//# sourceMappingURL=find-referrals.js.map