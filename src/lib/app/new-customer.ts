import { decideCreation } from '#domain/access/decide-customer.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { Me } from '#domain/wire/me.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import type { Colleagues } from './colleagues.ts';
import type { NewCustomer, TerritoryChoice } from './customers-api.ts';
import { EngineError } from './engine-error.ts';

/** Where somebody may add a customer of their own; their own territories come first. */
export function placesForNew(me: Me, colleagues: Colleagues): readonly TerritoryChoice[] {
	const own = me.territories.map((slug) => ({ slug, name: colleagues.territoryName(slug) }));
	const others = colleagues.territories().filter(({ slug }) => !me.territories.includes(slug));
	return [...own, ...others].filter(({ slug }) => mayCreate(me, assignedTo(me, slug)));
}

/**
 * Adds a customer who belongs to whoever adds them. Added twice under one cid it is one.
 *
 * @throws EngineError `invalid` for what is no customer, or where this user may add none
 */
export async function createCustomer(
	database: LocalDatabase,
	me: Me,
	{ cid, type, territory, edits }: NewCustomer
): Promise<void> {
	if (!isUlid(cid)) throw new EngineError('invalid', 'not a ULID');
	const assigned = assignedTo(me, territory);
	if (!mayCreate(me, assigned)) throw new EngineError('invalid', `nobody is added in ${territory}`);
	const id = formatDocId({ kind: 'customer', cid, section: 'core' });
	if ((await database.read(id)) !== null) return;
	const begin: JsonObject = { schema: 1, type, stage: 'prospeccion', assigned: { ...assigned } };
	await database.editTogether([{ id, edits, begin }], cid);
}

/** As it stands on a card. */
type Belonging =
	| { readonly owner: string; readonly territory: string }
	| { readonly owner: string; readonly team: string; readonly territory: string };

function mayCreate(me: Me, assigned: Belonging): boolean {
	return decideCreation(me, { assigned, discreet: false }).allowed;
}

function assignedTo({ uid, teams, territories }: Me, territory: string): Belonging {
	const [team] = teams;
	const own = team !== undefined && territories.includes(territory);
	return own ? { owner: uid, team, territory } : { owner: uid, territory };
}
