import { formatDocId } from '#domain/documents/ids.ts';
import { newUlid, type Ulid } from '#domain/documents/ulid.ts';
import { between, pick } from './choose.ts';
import type { DemoCustomer } from './generate-customers.ts';
import type { DemoEvent } from './generate-history.ts';
import type { Language } from './language.ts';
import { seededRandom } from './seeded-random.ts';

const ROLES: Readonly<Record<Language, readonly string[]>> = {
	es: ['Gerencia', 'Compras', 'Contabilidad', 'Propiedad', 'Obrador'],
	fr: ['Direction', 'Achats', 'Comptabilité', 'Propriétaire', 'Fournil'],
	en: ['Manager', 'Purchasing', 'Accounting', 'Owner', 'Bakehouse']
};

/** People who may be somebody's contact, of each rep and language: who was met lately. */
const REMEMBERED = 12;

/** Whom one speaks to at each company: people of the same rep who speak its language. */
export class CompanyContacts {
	readonly #people = new Map<string, Ulid[]>();

	constructor(private readonly seed: string) {}

	/** The links of a company to people who came before it. */
	of(customer: DemoCustomer): readonly DemoEvent[] {
		const { cid, language, owner, values } = customer;
		const circle = `${owner.login}/${language}`;
		const people = this.#people.get(circle) ?? [];
		if (values['type'] === 'person') {
			this.#people.set(circle, [...people, cid].slice(-REMEMBERED));
			return [];
		}
		const random = seededRandom(`${this.seed}/contacts/${cid}`);
		const met = new Set(
			people.length === 0
				? []
				: Array.from({ length: between(random, 1, 3) }, () => pick(random, people))
		);
		return [...met].map((to) => {
			const id = formatDocId({ kind: 'link', cid, ulid: newUlid(customer.createdAt, random) });
			const values = { schema: 1, to, role: pick(random, ROLES[language]) };
			return { id, at: customer.createdAt, values };
		});
	}
}
