import type { Principal } from './principal.ts';

/** @param audience ids of people, roles, teams and territories */
export function isAmong(
	{ uid, roles, teams, territories }: Omit<Principal, 'campaigns'>,
	audience: readonly string[]
): boolean {
	const names = [
		`person:${uid}`,
		...roles.map(({ _id }) => _id),
		...teams.map((slug) => `team:${slug}`),
		...territories.map((slug) => `territory:${slug}`)
	];
	return names.some((name) => audience.includes(name));
}
