import type { MessageKey } from './messages.ts';

const WORDS = {
	installed: 'ready.installed',
	offline: 'ready.offline',
	engine: 'ready.engine',
	contest: 'ready.contest',
	texts: 'ready.texts',
	synced: 'ready.synced',
	languages: 'ready.languages',
	kept: 'ready.kept',
	room: 'ready.room',
	clock: 'ready.clock',
	session: 'ready.session',
	allowed: 'ready.allowed',
	pin: 'ready.pin',
	camera: 'ready.camera'
} as const satisfies Record<string, MessageKey>;

const byItem = new Map<string, MessageKey>(Object.entries(WORDS));

/** What a kiosk's checklist asks under this name; null for what another version of the app asks. */
export function readinessWords(item: string): MessageKey | null {
	return byItem.get(item) ?? null;
}
