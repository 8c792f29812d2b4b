import type { RecordMark } from '$lib/app/engine-api.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';
import type { MarkTone } from '$lib/ui/mark-tone.ts';

/** The same shapes and words as in the status line. */
export const RECORD_MARKS: Readonly<Record<RecordMark, { tone: MarkTone; words: MessageKey }>> = {
	device: { tone: 'wait', words: 'mark.device' },
	sending: { tone: 'busy', words: 'mark.sending' },
	server: { tone: 'good', words: 'mark.server' }
};
