import type { AdminCommand } from './command.ts';
import { textTable } from './text-table.ts';

export const listUsers: AdminCommand = {
	name: 'list-users',
	summary: 'show all accounts',
	changes: false,
	options: [],
	run: async ({ accounts, print }) => {
		const users = await accounts.users.list();
		if (users.length === 0) {
			print('There is no user yet. "create-user <login> --role administrator" makes the first.');
			return;
		}
		const rows = users.map((user) => [
			user.login,
			user.name,
			user.roles.join(', '),
			user.teams.join(', '),
			user.territories.join(', '),
			user.disabled ? 'disabled' : ''
		]);
		textTable(['LOGIN', 'NAME', 'ROLES', 'TEAMS', 'TERRITORIES', ''], rows).forEach(print);
	}
};
