import type { WireTarget } from './find-targets.ts';

/** Something on the screen, as a person names it. A string is the whole name. */
export interface Target {
	readonly role: 'button' | 'heading' | 'label' | 'link' | 'searchbox' | 'switch' | 'textbox';
	readonly name: string | RegExp;
}

/** One window of a browser of any engine. What it does to the page, a person's hand could do. */
export interface EnginePage {
	goto(url: string): Promise<void>;
	reload(): Promise<void>;
	/** One step back in the history. */
	back(): Promise<void>;
	/** how many of them are on the screen */
	count(target: Target): Promise<number>;
	/** @throws when it is not there */
	click(target: Target): Promise<void>;
	/** At a person's pace. What stood in the field is replaced. @throws when it is not there */
	type(target: Target, text: string): Promise<void>;
	/** what stands in a field. @throws when it is not there */
	value(target: Target): Promise<string>;
	/** the words on the screen */
	words(): Promise<string>;
	/** whether the app can start without a network: a service worker has all of it */
	startsAlone(): Promise<boolean>;
	/** names of the databases that the browser keeps for this place */
	databases(): Promise<readonly string[]>;
	/** @param file where the picture of the window goes, a PNG */
	picture(file: string): Promise<void>;
}

/** A browser of one engine, with a profile that survives its restarts. */
export interface EngineBrowser {
	/** Starts its process. */
	open(): Promise<EnginePage>;
	/** Ends its process; the profile stays. */
	close(): Promise<void>;
	/** uncaught errors, and what the content policy had to stop, so far */
	readonly faults: readonly string[];
	/** Ends everything, the profile too. */
	leave(): Promise<void>;
}

/** Milliseconds between two keys of somebody who types well. */
export const PACE = 60;

/** What a phone shows. */
export const PHONE = { width: 390, height: 844 };

export function toWire({ role, name }: Target): WireTarget {
	if (name instanceof RegExp) return { role, source: name.source, flags: name.flags };
	return { role, source: `^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, flags: '' };
}
