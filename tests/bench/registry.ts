import type { Bench } from './bench.ts';
import { dedupe } from './benches/dedupe.ts';
import { failoverBytes } from './benches/failover-bytes.ts';
import { longestTask } from './benches/longest-task.ts';
import { offlineStart } from './benches/offline-start.ts';
import { saveSignUp } from './benches/save-sign-up.ts';
import { scroll } from './benches/scroll.ts';
import { searchKey } from './benches/search-key.ts';

/** In the order in which they run. */
export const benches: readonly Bench[] = [
	offlineStart,
	searchKey,
	saveSignUp,
	longestTask,
	scroll,
	dedupe,
	failoverBytes
];
