import type { LocalDatabase } from '../store/local-database.ts';
import type { Colleagues } from './colleagues.ts';
import type {
	RescueApi,
	RescuedFile,
	RescueOrder,
	RescueOutcome,
	SealedRescue
} from './rescue-api.ts';
import { makeRescueFile, rescueFile } from './rescue-file.ts';
import type { RescueSeal } from './seal-rescue.ts';
import { takeRescue } from './take-rescue.ts';

export interface RescueDeskParts {
	readonly database: LocalDatabase;
	readonly colleagues: Pick<Colleagues, 'nameOf'>;
	readonly seal: RescueSeal;
	/** uid of who is signed in */
	readonly self: string;
}

/** Makes rescue files, and takes in those of the same person: what is in one is signed by its author's devices. */
export class RescueDesk implements RescueApi {
	readonly #parts: RescueDeskParts;

	constructor(parts: RescueDeskParts) {
		this.#parts = parts;
	}

	async rescue({ password, drafts }: RescueOrder): Promise<SealedRescue> {
		const { database, self, seal } = this.#parts;
		const file = await makeRescueFile(database, self, drafts);
		return {
			name: `ficha ${file.at.slice(0, 16)}`,
			text: await seal.seal(file, password),
			units: file.unsent.length
		};
	}

	async takeRescue({ password, text }: RescuedFile): Promise<RescueOutcome> {
		const { database, colleagues, self, seal } = this.#parts;
		const opened = await seal.open(text, password);
		if (opened.kind !== 'open') return { kind: opened.kind };
		const { data: file } = rescueFile.safeParse(opened.content);
		if (file === undefined) return { kind: 'damaged' };
		if (file.uid !== self) return { kind: 'of-somebody-else', name: colleagues.nameOf(file.uid) };
		return { kind: 'taken', ...(await takeRescue(database, file)), drafts: file.drafts };
	}
}
