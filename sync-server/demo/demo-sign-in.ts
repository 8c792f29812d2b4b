import type { Storage } from '../storage/port.ts';
import { colleagues } from './company.ts';
import { readDemoMark } from './demo-mark.ts';

export interface DemoSignIn {
	readonly login: string;
	readonly password: string;
	/** such as "Ana Belmonte Ríos, rep, norte" */
	readonly who: string;
}

/** Who may sign in to the demo and how: empty where the store holds no demo. */
export async function demoSignIns(storage: Storage): Promise<readonly DemoSignIn[]> {
	if ((await readDemoMark(storage)) === null) return [];
	return colleagues.map(({ login, password, name, role, territories }) => ({
		login,
		password,
		who: [name, role, ...(role === 'rep' ? territories : [])].join(', ')
	}));
}
