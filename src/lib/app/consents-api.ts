import type { ConsentAnswer } from '#domain/consent/answer-consent.ts';
import type { ContactChannel } from '#domain/consent/contact-objections.ts';

/** What customers have agreed to, and whether they may be contacted. All of it from the device. */
export interface ConsentsApi {
	/** Adds an answer to what a customer has said. Durable when it resolves; the same ulid again is the same answer. */
	noteConsent(order: NewConsent): Promise<void>;
	/** On which channels the company's list says not to contact whoever this is. */
	closedTo(probe: ContactProbe): Promise<readonly ContactChannel[]>;
}

export interface NewConsent {
	readonly cid: string;
	/** fixed before it is asked for */
	readonly ulid: string;
	readonly answer: ConsentAnswer;
}

/** As it is typed. */
export interface ContactProbe {
	readonly phone: string;
	readonly email: string;
	/** of the number, where it does not say */
	readonly country: string;
}
