import { assignmentCalls } from './calls/assignment-calls.ts';
import { captureCalls, contestCalls } from './calls/contest-calls.ts';
import { consentCalls } from './calls/consent-calls.ts';
import { customerCalls } from './calls/customer-calls.ts';
import { fieldCalls } from './calls/field-calls.ts';
import { historyKeepingCalls } from './calls/history-keeping-calls.ts';
import { deviceCalls } from './calls/device-calls.ts';
import { kioskCalls } from './calls/kiosk-calls.ts';
import { conflictCalls, syncCalls } from './calls/sync-calls.ts';
import { rescueCalls } from './calls/rescue-calls.ts';
import {
	campaignCalls,
	duplicateCalls,
	segmentCalls,
	segmentDesk
} from './calls/work-list-calls.ts';
import { viewAsCalls } from './calls/view-as-calls.ts';
import type { EngineApi } from './engine-api.ts';
import type { DeviceTeller } from '../sync/device-teller.ts';
import { EngineCore, type EngineCoreParts } from './engine-core.ts';
import type { KioskDesk } from './kiosk-desk.ts';

export interface EngineParts extends Omit<EngineCoreParts, 'resting'> {
	readonly kiosk: KioskDesk;
	/** of the device, to the server */
	readonly teller: DeviceTeller;
}

/**
 * Answers windows from the device. Lives in the worker that leads; nothing here but a history, a draw,
 * a publication and what others see waits for the network.
 */
export interface Engine extends EngineApi {
	/** Closes, and deletes everything that was kept of this user. */
	erase(): Promise<void>;
}

/** Resolves when lists can be shown. */
export async function startEngine(parts: EngineParts): Promise<Engine> {
	const resting = (): boolean => parts.kiosk.locked !== null;
	const core = await EngineCore.open({ ...parts, resting });
	const segments = segmentDesk(core);
	return {
		...customerCalls(core, segments),
		...assignmentCalls(core),
		...consentCalls(core),
		...fieldCalls(core),
		...historyKeepingCalls(core),
		...viewAsCalls(core),
		...duplicateCalls(core),
		...segmentCalls(core, segments),
		...campaignCalls(core, segments),
		...contestCalls(core, parts.kiosk),
		...captureCalls(core),
		...kioskCalls(core, parts.kiosk),
		...deviceCalls(core, parts.teller),
		...conflictCalls(core),
		...syncCalls(core),
		...rescueCalls(core),
		close: () => core.close(),
		erase: () => core.erase()
	};
}
