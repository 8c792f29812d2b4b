import type { CardAs, CustomersAs } from '$lib/app/view-as-api.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

type Failure = Exclude<(CardAs | CustomersAs)['kind'], 'ok'>;

/** Why the server did not tell what somebody sees. */
export const FAILURES: Readonly<Record<Failure, MessageKey>> = {
	gone: 'viewAs.gone',
	signedOut: 'viewAs.signedOut',
	refused: 'viewAs.refused',
	offline: 'viewAs.unreachable',
	blocked: 'viewAs.unreachable',
	busy: 'viewAs.unreachable'
};
