import type { CustomerRow } from '$lib/app/engine-api.ts';
import { avatarTint, initials } from '$lib/ui/avatar-colour.ts';
import type { ContactWords, RowWords } from './row-words.ts';
import { stageTone } from './stage-tone.ts';
import { writeMatched } from './write-matched.ts';

/**
 * So many letters fit beside the stage, whatever the text size. What is longer may have to be cut off,
 * and only then is the row one more stretch to paint.
 */
const FITTING_NAME = 32;
const FITTING_DETAIL = 20;
/** Not the list's own address: that has been visited, and other links have another style in all their parts. */
const NOWHERE = '#';

/**
 * Writes one customer after another into the elements of a row. By hand: as a template of components it
 * took longer than everything else that the app does between a key and its answer.
 */
export class RowWriter {
	readonly #row: HTMLElement;
	readonly #avatar: HTMLElement;
	readonly #name: HTMLElement;
	readonly #detail: HTMLElement;
	readonly #stage: HTMLElement;
	readonly #badge: HTMLElement;
	readonly #contact: HTMLElement;
	#former: Partial<CustomerRow> = {};
	#said: ContactWords | null = null;
	#isCurrent = false;
	#covered = false;

	constructor(row: HTMLElement) {
		const part = (name: string): HTMLElement => {
			const found = row.querySelector<HTMLElement>(`.${name}`);
			if (found === null) throw new Error(`a row without .${name}`);
			return found;
		};
		this.#row = row;
		this.#avatar = part('avatar');
		this.#name = part('name');
		this.#detail = part('detail');
		this.#stage = part('stage');
		this.#badge = part('badge');
		this.#contact = part('contact');
	}

	/**
	 * @param customer undefined while it is on its way
	 * @param current whose card is open
	 */
	write(customer: CustomerRow | undefined, current: string | null, words: RowWords): void {
		if (customer === undefined) this.#cover();
		const isCurrent = current !== null && customer?.cid === current;
		if (isCurrent !== this.#isCurrent) {
			this.#isCurrent = isCurrent;
			this.#row.classList.toggle('current', isCurrent);
			this.#row.setAttribute('aria-current', String(isCurrent));
		}
		if (customer !== undefined) this.#write(customer, words);
	}

	/**
	 * Whoever stands there is out of sight, and nobody gets to them, by key or by ear. It stays a link: what
	 * is in one has another cursor, and the style of every part would be reckoned anew.
	 */
	#cover(): void {
		this.#covered = true;
		this.#row.classList.add('late');
		this.#row.setAttribute('aria-hidden', 'true');
		this.#row.setAttribute('href', NOWHERE);
	}

	#uncover(cid: string): void {
		this.#covered = false;
		this.#row.classList.remove('late');
		this.#row.removeAttribute('aria-hidden');
		this.#row.setAttribute('href', `/customers/${cid}`);
	}

	#write(customer: CustomerRow, words: RowWords): void {
		const { cid, name, matched, stage } = customer;
		const former = this.#former;
		this.#former = customer;
		if (this.#covered || cid !== former.cid) this.#uncover(cid);
		this.#name.classList.toggle('long', name.length > FITTING_NAME);
		writeMatched(this.#name, name, matched);
		const detail = customer.found === undefined ? detailOf(customer) : words.found(customer.found);
		this.#detail.classList.toggle('found', customer.found !== undefined);
		this.#detail.classList.toggle('long', detail.length > FITTING_DETAIL);
		writeMatched(this.#detail, detail, matched);
		if (name !== former.name) write(this.#avatar, initials(name));
		if (name !== former.name || customer.type !== former.type) {
			this.#avatar.className = avatarClass(customer);
		}
		write(this.#badge, words.stage(stage));
		if (stage !== former.stage) this.#dressStage(stage);
		this.#writeContact(words.contact(customer.lastContact));
	}

	#writeContact(contact: ContactWords): void {
		if (contact === this.#said) return;
		this.#said = contact;
		write(this.#contact, contact.short);
		this.#contact.setAttribute('aria-label', contact.long);
	}

	#dressStage(stage: string): void {
		this.#stage.hidden = stage === '';
		this.#badge.className = `badge ${stageTone(stage)}`;
	}
}

function avatarClass({ name, type }: CustomerRow): string {
	return `avatar ${type === 'person' ? 'round' : 'square'} ${avatarTint(name)}`;
}

function detailOf({ name, companyName, place }: CustomerRow): string {
	const company = companyName === name ? '' : companyName;
	return company === '' || place === '' ? company + place : `${company} · ${place}`;
}

function write(element: HTMLElement, text: string): void {
	const { firstChild } = element;
	if (firstChild instanceof Text) {
		if (firstChild.data !== text) firstChild.data = text;
	} else element.textContent = text;
}
