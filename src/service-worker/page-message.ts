import type { StartFailure } from './versions.ts';

/** What pages say to the worker. Those of any version must be understood: kinds are added, never changed. */
export type PageMessage =
	/** no window has anything unsaved: the version that waits may take over */
	| { readonly type: 'SKIP_WAITING' }
	| { readonly type: 'STARTED'; readonly version: string }
	/** answered with an Advice */
	| { readonly type: 'NOT_STARTED'; readonly version: string; readonly why: StartFailure }
	/** did a newer version fail to start? Answered with a boolean. */
	| { readonly type: 'WENT_BACK' }
	/** is every file of the app here? Answered with a boolean. */
	| { readonly type: 'IS_WHOLE' };

export function parsePageMessage(data: unknown): PageMessage | null {
	if (typeof data !== 'object' || data === null) return null;
	const { type, version, why } = data as Partial<Record<string, unknown>>;
	if (type === 'SKIP_WAITING' || type === 'WENT_BACK' || type === 'IS_WHOLE') return { type };
	if (typeof version !== 'string') return null;
	if (type === 'STARTED') return { type, version };
	if (type !== 'NOT_STARTED') return null;
	return { type, version, why: why === 'silence' ? why : 'error' };
}
