import type { Bench } from './bench.ts';
import { baseScale } from './benches/base-scale.ts';
import { cardOpen } from './benches/card-open.ts';
import { changesVisible } from './benches/changes-visible.ts';
import { dedupe } from './benches/dedupe.ts';
import { failoverBytes } from './benches/failover-bytes.ts';
import { fanOut } from './benches/fan-out.ts';
import { firstSync } from './benches/first-sync.ts';
import { grantBytes } from './benches/grant-bytes.ts';
import { kioskEntries } from './benches/kiosk-entries.ts';
import { longestTask } from './benches/longest-task.ts';
import { offlineStart } from './benches/offline-start.ts';
import { push } from './benches/push.ts';
import { saveSignUp } from './benches/save-sign-up.ts';
import { scroll } from './benches/scroll.ts';
import { searchKey } from './benches/search-key.ts';
import { serverStart } from './benches/server-start.ts';

/** In the order in which they run. */
export const benches: readonly Bench[] = [
	offlineStart,
	searchKey,
	saveSignUp,
	longestTask,
	scroll,
	cardOpen,
	kioskEntries,
	baseScale,
	dedupe,
	firstSync,
	failoverBytes,
	grantBytes,
	push,
	fanOut,
	changesVisible,
	serverStart
];
