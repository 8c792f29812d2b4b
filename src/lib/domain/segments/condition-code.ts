import type { Condition } from '../documents/segment.ts';

/**
 * The sentence that a condition is told by, in a word: `choice.stage`, `text.city.begins`,
 * `sum.purchase.above.last`. What stands in the sentence is in the condition.
 */
export function conditionCode(condition: Condition): string {
	switch (condition.kind) {
		case 'text':
			return `text.${condition.field}.${condition.how}`;
		case 'choice':
		case 'flag':
		case 'known':
			return `${condition.kind}.${condition.field}`;
		case 'date':
			return `date.${condition.field}.${condition.within.is}`;
		case 'birthday':
			return `birthday.${condition.within.is}`;
		case 'years':
		case 'number':
			return `${condition.kind}.${condition.field}.${condition.compare}`;
		case 'count':
		case 'sum':
		case 'quantity': {
			const { of, within, due } = condition.events;
			const when = within === undefined ? 'ever' : within.is;
			const dated = due === undefined ? '' : `.due.${due.is}`;
			return `${condition.kind}.${of}.${condition.compare}.${when}${dated}`;
		}
		case 'last':
			return `last.${condition.events.of}.${condition.within.is}`;
		case 'consent':
			return `consent.${condition.granted ? 'granted' : 'refused'}`;
	}
}
