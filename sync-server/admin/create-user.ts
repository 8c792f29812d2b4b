import { newUlid } from '#domain/documents/ulid.ts';
import { cryptoRandom } from './crypto-random.ts';
import * as z from 'zod';
import { isLogin, normaliseLogin } from '../auth/login.ts';
import { addColleague } from './add-colleague.ts';
import { choosePassword } from './choose-password.ts';
import type { AdminCommand } from './command.ts';
import { ensurePlaces, requireSlugs } from './directory-names.ts';
import { ensureShippedRoles } from './ensure-shipped-roles.ts';
import { UsageError } from './usage-error.ts';
import { parseOptions } from './parse-options.ts';

/** One value with commas: with several, commander would take the login for one of them. */
const slugs = z.string().transform((text) =>
	text
		.split(',')
		.map((slug) => slug.trim())
		.filter((slug) => slug !== '')
);

const options = z.object({
	name: z.string().trim().min(1, 'takes a name').max(200, 'is too long').optional(),
	role: slugs.refine((list) => list.length > 0, 'takes at least one role').default(['rep']),
	team: slugs.default([]),
	territory: slugs.default([]),
	passwordStdin: z.boolean().default(false)
});

export const createUser: AdminCommand = {
	name: 'create-user',
	summary: 'make an account for a colleague',
	changes: true,
	argument: { name: '<login>', description: 'what the colleague signs in with' },
	options: [
		{ flags: '--name <name>', description: 'as colleagues know them (default: the login)' },
		{
			flags: '--role <roles>',
			description: 'what they may do, with commas between (default: rep)'
		},
		{ flags: '--team <teams>', description: 'likewise; made where it is new' },
		{ flags: '--territory <territories>', description: 'likewise; made where it is new' },
		{ flags: '--password-stdin', description: 'read the password from standard input' }
	],
	run: async (context, input) => {
		const { accounts, storage, clock } = context;
		const chosen = parseOptions(options, input);
		const login = normaliseLogin(input.argument);
		if (!isLogin(login)) throw new UsageError(badLogin(input.argument));
		if ((await accounts.users.byLogin(login)) !== null) {
			throw new UsageError(`The login "${login}" is taken.`);
		}
		await ensureShippedRoles(storage);
		await requireSlugs(storage, 'role', chosen.role);
		const { password, tell } = await choosePassword(
			context,
			login,
			chosen.passwordStdin ? 'stdin' : 'generate'
		);
		const now = clock();
		const newTeams = await ensurePlaces(storage, 'team', chosen.team, now);
		const newTerritories = await ensurePlaces(storage, 'territory', chosen.territory, now);
		await addColleague(context, {
			uid: newUlid(now, cryptoRandom(context.randomBytes)),
			login,
			name: chosen.name ?? login,
			password,
			roles: chosen.role,
			teams: chosen.team,
			territories: chosen.territory,
			createdAt: now
		});
		for (const slug of newTeams) context.print(`Made the team "${slug}".`);
		for (const slug of newTerritories) context.print(`Made the territory "${slug}".`);
		context.print(`Made the user "${login}" (${chosen.role.join(', ')}).`);
		context.print(tell);
	}
};

function badLogin(typed: string): string {
	return (
		`"${typed}" can't be a login: it begins with a letter or a digit, and goes on with letters, ` +
		'digits and the signs . _ @ + -'
	);
}
