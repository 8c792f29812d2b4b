import { createContext } from 'svelte';
import type { Services } from './services.ts';

/**
 * The way for a component to what the app can do. Made once in the root layout; a test provides fakes
 * in the same way.
 */
export const [useServices, provideServices] = createContext<Services>();

/** For components, which import nothing else of the composition root. */
export type { Profile } from '../session/profile.ts';
export type { SignInOutcome, SignOutOutcome } from '../session/session.svelte.ts';
export type { DraftStore } from '../store/drafts.ts';
export type { EngineClient } from './engine-client.ts';
export type { Services } from './services.ts';
