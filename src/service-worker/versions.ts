/**
 * Which version of the app this device opens, and which it goes back to. A version is named by the
 * cache that holds it. Later versions of this worker read what this one has written: fields may be
 * added, never change their meaning.
 */
export interface Versions {
	/** what a window that opens now gets */
	readonly serving: string | null;
	/** the one before, which is known to start; null when there is none to go back to */
	readonly former: string | null;
	/** `serving` has started well at least once */
	readonly proven: boolean;
	/** how often `serving` was opened since it came, until it is proven */
	readonly openings: number;
	/** did not start here, and is not opened again */
	readonly bad: string | null;
}

/** What a page says that did not start: something was thrown, or nothing happens. */
export type StartFailure = 'error' | 'silence';

/** What that page is to do: open again what is served now, tell the person, or go on waiting. */
export type Advice = 'reload' | 'tell' | 'wait';

export const NOTHING_SERVED: Versions = {
	serving: null,
	former: null,
	proven: false,
	openings: 0,
	bad: null
};

/** As often as a version may be opened without a word: its page may be too broken to say anything. */
const SILENT_OPENINGS = 3;

/** A version takes over. Whatever was bad has been replaced by it. */
export function takeOver(versions: Versions, version: string): Versions {
	if (version === versions.serving) return versions;
	const former = versions.proven ? versions.serving : versions.former;
	return {
		serving: version,
		former: former === version ? null : former,
		proven: false,
		openings: 0,
		bad: null
	};
}

/** A window opens. */
export function open(versions: Versions): Versions {
	if (versions.proven || versions.serving === null) return versions;
	if (versions.openings >= SILENT_OPENINGS && versions.former !== null) return goBack(versions);
	return { ...versions, openings: versions.openings + 1 };
}

export function startedWell(versions: Versions, version: string): Versions {
	return version === versions.serving && !versions.proven
		? { ...versions, proven: true }
		: versions;
}

export function didNotStart(
	versions: Versions,
	version: string,
	why: StartFailure
): { readonly versions: Versions; readonly advice: Advice } {
	// Another window has said so before.
	if (version === versions.bad) return { versions, advice: 'reload' };
	// One that has started before is slow today: its data grew, or the device is busy.
	if (why === 'silence' && versions.proven) return { versions, advice: 'wait' };
	if (version !== versions.serving || versions.former === null) return { versions, advice: 'tell' };
	return { versions: goBack(versions), advice: 'reload' };
}

function goBack(versions: Versions): Versions {
	return {
		serving: versions.former,
		former: null,
		proven: true,
		openings: 0,
		bad: versions.serving
	};
}
