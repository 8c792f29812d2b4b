import type { Page } from 'playwright';
import type { Office } from './office.ts';
import { takeAgenda } from './scenes/agenda.ts';
import { takeBoard } from './scenes/board.ts';
import { takeCapture } from './scenes/capture.ts';
import { takeCard } from './scenes/card.ts';
import { takeContests } from './scenes/contests.ts';
import { takeConflicts } from './scenes/conflicts.ts';
import { takeCustomers } from './scenes/customers.ts';
import { takeDevice } from './scenes/device.ts';
import { takeDuplicates } from './scenes/duplicates.ts';
import { takeFields } from './scenes/fields.ts';
import { takeHistoryRules } from './scenes/history-rules.ts';
import { takeInstallGuide } from './scenes/install-guide.ts';
import { takeKiosk } from './scenes/kiosk.ts';
import { takeMore } from './scenes/more.ts';
import { takeSegments } from './scenes/segments.ts';
import { takeSignIn } from './scenes/sign-in.ts';
import { takeStartFailure } from './scenes/start-failure.ts';
import type { Words } from './words.ts';

export interface Tour {
	readonly page: Page;
	/** what is done with each screen */
	readonly album: { readonly take: (scene: string) => Promise<void> };
	readonly words: Words;
	readonly origin: string;
	readonly office: Office;
	/** this device's way to the server */
	readonly network: { readonly open: () => Promise<void>; readonly cut: () => Promise<void> };
}

/** Every screen that a rep has, in the order in which they come to see them. */
export async function takeTour(tour: Tour): Promise<void> {
	await takeSignIn(tour);
	await takeCustomers(tour);
	await takeCard(tour);
	await takeAgenda(tour);
	await takeCapture(tour);
	await takeKiosk(tour);
	await takeConflicts(tour);
	await takeDuplicates(tour);
	await takeSegments(tour);
	await takeBoard(tour);
	await takeContests(tour);
	await takeFields(tour);
	await takeMore(tour);
	await takeDevice(tour);
	await takeHistoryRules(tour);
	await takeInstallGuide(tour);
	await takeStartFailure(tour);
}
