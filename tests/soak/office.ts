import { startingWith } from '../../src/lib/store/document-store.ts';
import type { Client } from '../builders/client.ts';
import type { PersonName } from '../builders/company.ts';
import { editAsClient, openBackOffice, type BackOffice } from '../replication/back-office.ts';
import type { Chance } from './chance.ts';
import type { CompanyServer } from './company-server.ts';
import { CHANGING_ROLES, drawRights, roleValues, TEAMS, TERRITORIES } from './founding.ts';
import type { Journal } from './journal.ts';
import type { SoakDevice } from './soak-device.ts';

/** Those who are given and taken things; Marta goes on administering. */
const PLACED = ['ana', 'luis', 'bruno', 'sofia'] as const satisfies readonly PersonName[];

/** What is decided about people, roles and the data of others, beside the devices. */
export class Office {
	static async open(server: CompanyServer, journal: Journal): Promise<Office> {
		const marta = await server.signIn('marta');
		return new Office(server, journal, marta, await openBackOffice(server));
	}

	private constructor(
		private readonly server: CompanyServer,
		private readonly journal: Journal,
		private readonly marta: Client,
		private readonly back: BackOffice
	) {}

	/** @param devices where the office finds out which customers there are */
	async decide(chance: Chance, devices: readonly SoakDevice[]): Promise<void> {
		switch (chance.weighed({ place: 4, regrant: 4, erase: 1, bury: 1 })) {
			case 'place':
				return this.#place(chance);
			case 'regrant':
				return this.#regrant(chance);
			case 'erase':
				return this.#erase(await belongings(chance, devices));
			case 'bury':
				return this.#bury((await belongings(chance, devices)).filter(isEvent));
		}
	}

	close(): Promise<void> {
		return this.back.close();
	}

	async #place(chance: Chance): Promise<void> {
		const roles = ['rep', 'supervisor', 'support', ...CHANGING_ROLES];
		await this.back.place(chance.pick(PLACED), {
			roles: [...new Set([chance.pick(roles), chance.pick(roles)])],
			teams: chance.some(TEAMS),
			territories: chance.some(TERRITORIES)
		});
	}

	/** Over HTTP, as an administrator does: again and again, where the server was killed meanwhile. */
	async #regrant(chance: Chance): Promise<void> {
		const slug = chance.pick(CHANGING_ROLES);
		const values = roleValues(slug, drawRights(chance));
		const edits = new Map([[`role:${slug}`, (before: object) => ({ ...before, ...values })]]);
		for (;;) {
			try {
				await editAsClient(await this.server.at(this.marta), edits);
				return;
			} catch (error) {
				if (!(error instanceof TypeError)) throw error;
			}
		}
	}

	async #erase(ids: readonly string[]): Promise<void> {
		this.journal.erased(ids);
		await this.back.erase(ids);
	}

	async #bury(ids: readonly string[]): Promise<void> {
		this.journal.erased(ids);
		await this.back.bury(ids);
	}
}

/** All that a device has of one customer. */
async function belongings(
	chance: Chance,
	devices: readonly SoakDevice[]
): Promise<readonly string[]> {
	const { documents } = chance.pick(devices).app.database;
	const ids = (await documents.list(startingWith(''))).map(({ id }) => id);
	const customers = ids.filter((id) => /^customer:[^:]+$/.test(id));
	if (customers.length === 0) return [];
	const cid = chance.pick(customers).split(':')[1] ?? '';
	return ids.filter((id) => id.split(':').includes(cid) && !id.startsWith('entry:'));
}

/** What a tombstone is laid on; a card's facts would be known for ever. */
function isEvent(id: string): boolean {
	return id.startsWith('activity:');
}
