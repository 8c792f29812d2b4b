import { tellsSomebody, type ContactCard } from './contact-card.ts';
import { decodeText } from './decode-text.ts';
import { readMeCard } from './read-mecard.ts';
import { readVCard } from './read-vcard.ts';

/** A card with a picture of some megapixels; a code holds three thousand letters. */
const LONGEST_CARD = 4_000_000;
const LONGEST_LINE = 8000;

/**
 * Somebody's details from what a code or a file holds: a vCard, a MeCARD, a telephone number or an
 * e-mail address alone.
 *
 * @param content text as a scanner gives it, or the bytes of a file, whatever its charset
 * @param language of the names: 'es' where they end in two surnames
 * @returns null where it tells nobody
 */
export function readContact(content: string | Uint8Array, language: string): ContactCard | null {
	if (content.length > LONGEST_CARD) return null;
	const text = (typeof content === 'string' ? content : decodeText(content)).trimStart();
	const card = cardOf(text, language);
	return card !== null && tellsSomebody(card) ? card : null;
}

function cardOf(text: string, language: string): ContactCard | null {
	if (/^BEGIN:VCARD/im.test(text)) return readVCard(text, language);
	if (text.length > LONGEST_LINE) return null;
	if (/^(?:MECARD|BIZCARD):/i.test(text)) return readMeCard(text, language);
	const [, scheme = '', rest = ''] = /^(tel|mailto):([^?\s]+)/i.exec(text) ?? [];
	const nothing = { phones: [], emails: [], addresses: [], urls: [] };
	if (scheme.toLowerCase() === 'tel')
		return { ...nothing, phones: [{ number: rest, kind: 'other' }] };
	if (scheme === '') return null;
	return { ...nothing, emails: [{ address: rest, kind: 'other' }] };
}
