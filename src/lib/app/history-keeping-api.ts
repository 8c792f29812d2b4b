import type { HistoryKeeping } from '#domain/documents/history-settings.ts';

/** What a window asks of the engine about how long a company keeps who changed what. */
export interface HistoryKeepingApi {
	/** As the device knows it. */
	historyKeeping(): Promise<KeptHistory>;
	/** For the whole company; takes an administrator. Durable when it resolves; the server acts upon it. */
	setHistoryKeeping(keep: HistoryKeeping): Promise<void>;
	/** What would go now, were it kept for so many days. The server answers: it takes a network. */
	previewHistoryKeeping(days: number): Promise<KeepingPreview>;
}

export interface KeptHistory {
	readonly keep: HistoryKeeping;
	/** who asks may change it */
	readonly editable: boolean;
}

/** The server's answer, or why there is none. */
export type KeepingPreview =
	| {
			readonly kind: 'ok';
			/** changes that would go */
			readonly events: number;
			/** milliseconds since the epoch: what came before would go */
			readonly since: number;
	  }
	| { readonly kind: 'offline' | 'blocked' | 'busy' | 'signedOut' | 'refused' };
