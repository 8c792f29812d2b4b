import type { EngineApi, EngineEvent } from './engine-api.ts';

/** The engine as a window sees it. Every call may throw an EngineError. */
export interface EngineClient extends EngineApi {
	/** @returns how to stop listening */
	subscribe(listener: (event: EngineEvent) => void): () => void;
	/** Ends this window's part: its worker, its channel. The engine goes on in another window, if there is one. */
	dispose(): void;
}
