import { ApiClient } from '../e2e/api-client.ts';

interface Customer {
	readonly _id: string;
	readonly _rev: string;
	readonly _revisions?: { readonly start: number; readonly ids: readonly string[] };
	readonly type: string;
	readonly phones?: readonly { readonly kind: string; readonly number: string }[];
	readonly emails?: readonly unknown[];
	readonly addresses?: readonly { readonly city?: string }[];
	readonly tags?: readonly unknown[];
	readonly assigned: { readonly owner: string; readonly territory: string };
}

/** As long as a name, a company and a place are ever likely to be. */
export const LONG = {
	givenName: 'María de la Encarnación Guadalupe',
	familyName: 'Fernández de Córdoba y Martínez-Bordiú de Villaverde',
	companyName:
		'Panificadora Industrial y Obrador Artesano de Nuestra Señora de la Encarnación, S.L.U.',
	city: 'Villanueva de la Serrezuela y Valdehuesos'
} as const;

const SEGMENT = '01JZZZZZZZZZZZZZZZZZZZZSEG';

/** What colleagues do meanwhile: they know nothing of what is on the device. */
export class Office {
	readonly #client: ApiClient;
	readonly #customers: readonly Customer[];

	private constructor(client: ApiClient, customers: readonly Customer[]) {
		this.#client = client;
		this.#customers = customers.filter(({ _id }) => _id.split(':').length === 2);
	}

	static async open(port: number): Promise<Office> {
		const client = await ApiClient.signIn(port, 'marta', 'pan-de-centeno');
		const all = await client.documents<Customer>('customer:');
		const parts = (id: string): number => all.filter(({ _id }) => _id.startsWith(`${id}:`)).length;
		const worth = ({ _id, emails = [], addresses = [], tags = [] }: Customer): number =>
			4 * parts(_id) + 3 * (emails.length + addresses.length) + 2 * tags.length;
		const byWorth = (a: Customer, b: Customer): number =>
			worth(b) - worth(a) || a._id.localeCompare(b._id);
		return new Office(client, all.toSorted(byWorth));
	}

	/** The path to the card of whoever has most to show among a rep's customers, after `others` more. */
	card(others = 0): string {
		return `/customers/${this.#rich(others)._id.slice('customer:'.length)}`;
	}

	/** By which that customer is recognised, without the country's prefix. */
	get phone(): string {
		return this.#rich().phones?.[0]?.number.slice('+34'.length) ?? '';
	}

	/** The same phone, changed in two ways that know nothing of each other. */
	async quarrel(): Promise<void> {
		const { _id } = this.#rich();
		const path = `/couch/ficha/${encodeURIComponent(_id)}?revs=true`;
		const before = JSON.parse((await this.#client.request('GET', path)).text) as Customer;
		const { start = 1, ids = [] } = before._revisions ?? {};
		const docs = ['+34611908344', '+34654120987'].map((number, turn) => {
			const rev = String(turn + 1).repeat(32);
			return {
				...before,
				_rev: `${start + 1}-${rev}`,
				_revisions: { start: start + 1, ids: [rev, ...ids] },
				phones: before.phones?.map((phone, index) => (index === 0 ? { ...phone, number } : phone))
			};
		});
		await this.#write('/couch/ficha/_bulk_docs', { new_edits: false, docs });
	}

	/** Whose team somebody is in, which no rep decides, written twice likewise. */
	async disagree(): Promise<void> {
		const { _id: customer, assigned } = this.#rich(5);
		const docs = ['norte', 'oficina'].map((team, turn) => {
			const rev = String(turn + 1).repeat(32);
			const written = { _id: `${customer}:assignment`, schema: 1, ...assigned, team };
			return { ...written, _rev: `1-${rev}`, _revisions: { start: 1, ids: [rev] } };
		});
		await this.#write('/couch/ficha/_bulk_docs', { new_edits: false, docs });
	}

	/** Somebody whose data are as long as they get. */
	async lengthen(): Promise<void> {
		const { city, ...names } = LONG;
		const before = this.#rich(1);
		const addresses = before.addresses?.map((address) => ({ ...address, city }));
		await this.#write('/couch/ficha/_bulk_docs', { docs: [{ ...before, ...names, addresses }] });
	}

	/** The customer of `card(2)` is somebody else's from now on. */
	async reassign(): Promise<void> {
		const { owner } =
			this.#customers.find(({ assigned }) => assigned.territory === 'sur')?.assigned ?? {};
		const _id = `${this.#rich(2)._id}:assignment`;
		await this.#write('/couch/ficha/_bulk_docs', {
			docs: [{ _id, schema: 1, owner, territory: 'sur' }]
		});
	}

	/** Reps make contests, too, from now on. */
	async letRepsPublish(): Promise<void> {
		await this.#letReps('publish');
	}

	/** Reps decide for the whole company, too, from now on. */
	async letRepsAdminister(): Promise<void> {
		await this.#letReps('administer');
	}

	async #letReps(verb: 'publish' | 'administer'): Promise<void> {
		const { text } = await this.#client.request('GET', '/couch/ficha/role:rep');
		const role = JSON.parse(text) as { readonly verbs: readonly string[] };
		const docs = [{ ...role, verbs: [...role.verbs, verb] }];
		await this.#write('/couch/ficha/_bulk_docs', { docs });
	}

	/** The path to a segment that a supervisor has shared. */
	readonly segment = `/segments/${SEGMENT}`;

	async saveSegment(): Promise<void> {
		const me = await this.#client.request('GET', '/api/v1/me');
		const { uid: by } = JSON.parse(me.text) as { readonly uid: string };
		const docs = [
			{
				_id: `segment:${SEGMENT}`,
				schema: 1,
				by,
				name: 'Cumpleaños del mes',
				where: { kind: 'birthday', within: { is: 'next', count: 30, unit: 'day' } },
				sort: [{ field: 'postalCode', direction: 'up' }]
			}
		];
		await this.#write('/couch/ficha/_bulk_docs', { docs });
	}

	#rich(others = 0): Customer {
		const found = this.#customers.filter(
			({ type, assigned, phones }) =>
				type === 'person' && assigned.territory === 'norte' && isMobile(phones)
		)[others];
		if (found === undefined) throw new Error('the demo company has no such customer');
		return found;
	}

	async #write(path: string, body: unknown): Promise<void> {
		const { status, text } = await this.#client.request('POST', path, body);
		if (status !== 201 || text.includes('"error"')) throw new Error(`not written: ${text}`);
	}
}

function isMobile(phones: Customer['phones']): boolean {
	return phones?.[0]?.kind === 'mobile' && phones[0].number.startsWith('+34');
}
