import { customerOf } from './customer-ids.ts';

/** What is owed to a restored server, as a person counts: all of one customer is one. */
export function owedUnits(
	owed: readonly string[]
): readonly (readonly [unit: string, ids: readonly string[]])[] {
	const units = new Map<string, string[]>();
	for (const id of owed) {
		const unit = customerOf(id) ?? id;
		units.set(unit, [...(units.get(unit) ?? []), id]);
	}
	return [...units];
}
