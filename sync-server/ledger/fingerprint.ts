import type { Principal } from '#domain/access/principal.ts';
import { canonicalJson } from '#domain/merge/canonical-json.ts';
import { createHash } from 'node:crypto';

/**
 * Names all of a principal that sight depends on, besides the uid. When it differs from the one that a
 * ledger was judged by, all is judged again: so no change of a role, a team or a territory needs an
 * event of its own, and none can be missed: nor can the end of a campaign, which is a time of day.
 *
 * @param rules the version of the program: rules of access may differ between two
 * @param lent what campaigns lend the principal now, as `Visibility` has it
 */
export function fingerprint(principal: Principal, rules: string, lent: readonly string[]): string {
	const roles = principal.roles
		.map(({ _id, rows, sections, entries, verbs }) =>
			canonicalJson({ _id, rows, sections, entries, verbs: [...verbs].sort() })
		)
		.sort();
	const teams = [...principal.teams].sort();
	const territories = [...principal.territories].sort();
	const campaigns = [...lent].sort();
	const text = canonicalJson({ rules, roles, teams, territories, campaigns });
	return createHash('sha256').update(text).digest('hex');
}
