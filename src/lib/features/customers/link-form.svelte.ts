import * as z from 'zod/mini';
import { secretIn, type Secret } from '#domain/contests/refuse-secrets.ts';
import { isUlid, newUlid } from '#domain/documents/ulid.ts';
import { displayName } from '#domain/search/display-name.ts';
import type { DraftStore, EngineClient } from '$lib/app/context.ts';
import type { CustomerRow } from '$lib/app/engine-api.ts';
import type { NewLink } from '$lib/app/customers-api.ts';
import { secureRandom } from '$lib/ui/secure-random.ts';

/** The other end of a link, as it is shown while it is chosen. */
export type LinkEnd = Pick<CustomerRow, 'cid' | 'type' | 'name' | 'companyName' | 'place'>;

interface Services {
	readonly engine: Pick<EngineClient, 'customer' | 'linksOf'>;
	readonly drafts: DraftStore;
}

/** Whom is kept by cid alone: a name would outlive the right to see it. */
const stored = z.object({
	ulid: z.string(),
	search: z.string(),
	to: z.string(),
	role: z.string()
});

/** A link that is being made on somebody's card. What was typed outlives the sheet, and the app. */
export class LinkForm {
	#ulid = newUlid(Date.now(), secureRandom);
	#search = $state('');
	#to = $state.raw<LinkEnd | null>(null);
	#role = $state('');
	readonly #key: string;

	constructor(
		private readonly cid: string,
		private readonly services: Services
	) {
		this.#key = `card/${cid}/+link`;
	}

	/** Goes on with what was begun before, unless that has become a link already. */
	async restore(): Promise<void> {
		const { engine, drafts } = this.services;
		const parsed = stored.safeParse(await drafts.get(this.#key));
		if (!parsed.success || !isUlid(parsed.data.ulid)) return;
		const { ulid, search, to, role } = parsed.data;
		const links = await engine.linksOf(this.cid);
		if (links.some(({ docId }) => docId === this.#docId(ulid))) return this.forget();
		const end = to === '' ? null : await this.#endOf(to);
		this.#ulid = ulid;
		// What somebody has typed or chosen meanwhile is newer.
		if (this.#search === '') this.#search = search;
		this.#to ??= end;
		if (this.#role === '') this.#role = role;
	}

	get search(): string {
		return this.#search;
	}

	set search(text: string) {
		this.#search = text;
		this.#keep();
	}

	/** null until somebody is chosen */
	get to(): LinkEnd | null {
		return this.#to;
	}

	set to(end: LinkEnd | null) {
		this.#to = end;
		this.#keep();
	}

	get role(): string {
		return this.#role;
	}

	set role(text: string) {
		this.#role = text;
		this.#keep();
	}

	get docId(): string {
		return this.#docId(this.#ulid);
	}

	/** what is kept nowhere; null while there is none of it */
	get secret(): Secret | null {
		return secretIn(this.#role);
	}

	/** null while nobody is chosen, and for what may not be kept */
	link(): NewLink | null {
		if (this.#to === null || this.secret !== null) return null;
		return { cid: this.cid, ulid: this.#ulid, to: this.#to.cid, role: this.#role.trim() };
	}

	/** To have looked for somebody is not worth coming back to, once that is left on purpose. */
	async leave(): Promise<void> {
		if (this.#to === null && this.#role.trim() === '') await this.forget();
	}

	forget(): Promise<void> {
		return this.services.drafts.delete(this.#key);
	}

	#keep(): void {
		const { drafts } = this.services;
		const [ulid, search, to, role] = [this.#ulid, this.#search, this.#to?.cid ?? '', this.#role];
		drafts.put(this.#key, { ulid, search, to, role });
	}

	/** null for somebody whom the device no longer holds */
	async #endOf(cid: string): Promise<LinkEnd | null> {
		const card = await this.services.engine.customer(cid);
		if (card === null || card.cid === this.cid) return null;
		const { type, companyName = '', addresses = [] } = card.core;
		const place = addresses[0]?.city ?? addresses[0]?.postalCode ?? '';
		return { cid: card.cid, type, name: displayName(card.core), companyName, place };
	}

	#docId(ulid: string): string {
		return `link:${this.cid}:${ulid}`;
	}
}
