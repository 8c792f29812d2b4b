import type { CustomerEvent } from '$lib/app/engine-api.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

export interface EventField {
	readonly name: string;
	readonly label: MessageKey;
	readonly type: 'text' | 'long' | 'date' | 'number' | 'money';
	readonly required: boolean;
}

const due: EventField = { name: 'due', label: 'event.due', type: 'date', required: false };

/** What is asked about each thing that can be noted, in this order. */
export const EVENT_FIELDS: Readonly<Record<CustomerEvent, readonly EventField[]>> = {
	activity: [{ name: 'summary', label: 'event.summary', type: 'long', required: false }],
	task: [{ name: 'title', label: 'event.title', type: 'text', required: true }, due],
	complaint: [{ name: 'summary', label: 'event.complaint', type: 'long', required: true }, due],
	purchase: [
		{ name: 'product', label: 'event.product', type: 'text', required: true },
		{ name: 'quantity', label: 'event.quantity', type: 'number', required: false },
		{ name: 'amount', label: 'event.amount', type: 'money', required: true }
	]
};

/** What the sheet is called, and what opens it. */
export const EVENT_WORDS: Readonly<Record<CustomerEvent, MessageKey>> = {
	activity: 'event.newActivity',
	task: 'event.newTask',
	complaint: 'event.newComplaint',
	purchase: 'event.newPurchase'
};
