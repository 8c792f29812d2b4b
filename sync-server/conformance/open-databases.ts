import { randomUUID } from 'node:crypto';
import type { Principal } from '#domain/access/principal.ts';
import type { Administered, Databases, Target } from '../http/databases.ts';
import { Refusal } from '../replication/refusal.ts';
import { parseOpenPath } from './parse-open-path.ts';
import { openThrowAwayDatabase, type ThrowAwayDatabase } from './throw-away-database.ts';

/** As CouchDB allows them. */
const NAME = /^[a-z][a-z0-9_$()+/-]*$/;

/** Databases that anyone signed in may make, and that end with the process. */
export class OpenDatabases implements Databases {
	readonly uuid = randomUUID().replaceAll('-', '');
	readonly greets = 'everyone';
	/** a document may be called so */
	readonly jsonRules = { reservedKeys: 'names like others' } as const;
	readonly #open = new Map<string, ThrowAwayDatabase>();

	find(method: string, path: string): Target | null {
		const parsed = parseOpenPath(path);
		if (parsed === null || parsed.endpoint === 'root') return parsed;
		const { database: name } = parsed;
		if (parsed.endpoint === 'compact') {
			return { endpoint: 'administration', name, action: 'compact' };
		}
		if (parsed.endpoint === 'database' && (method === 'PUT' || method === 'DELETE')) {
			return { endpoint: 'administration', name, action: 'database' };
		}
		return { ...parsed, database: this.#existing(name) };
	}

	async administer(
		method: string,
		{ name, action }: Extract<Target, { readonly endpoint: 'administration' }>,
		principal: Principal
	): Promise<Administered | null> {
		if (action === 'compact') {
			if (method !== 'POST') return null;
			await this.#existing(name).compact(principal);
			return { status: 202, body: { ok: true } };
		}
		return method === 'PUT' ? this.#create(name) : await this.#drop(name);
	}

	async close(): Promise<void> {
		for (const database of this.#open.values()) await database.close();
		this.#open.clear();
	}

	#create(name: string): Administered {
		if (!NAME.test(name)) {
			throw new Refusal(400, 'illegal_database_name', `${name} is no name for a database`);
		}
		if (this.#open.has(name)) {
			throw new Refusal(412, 'file_exists', 'The database already exists');
		}
		this.#open.set(name, openThrowAwayDatabase(name));
		return { status: 201, body: { ok: true } };
	}

	async #drop(name: string): Promise<Administered> {
		const database = this.#existing(name);
		this.#open.delete(name);
		await database.close();
		return { status: 200, body: { ok: true } };
	}

	#existing(name: string): ThrowAwayDatabase {
		const database = this.#open.get(name);
		if (database === undefined) throw new Refusal(404, 'not_found', 'Database does not exist.');
		return database;
	}
}
