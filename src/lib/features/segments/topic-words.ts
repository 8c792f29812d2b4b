import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';
import { segmentFieldName } from './condition-words.ts';
import type { PeriodChoice, Topic, TOPICS } from './topics.ts';

export const GROUPS = {
	who: 'segment.group.who',
	where: 'segment.group.where',
	reach: 'segment.group.reach',
	relation: 'segment.group.relation',
	happened: 'segment.group.happened',
	agreed: 'segment.group.agreed',
	custom: 'segment.group.custom'
} as const satisfies Readonly<Record<keyof typeof TOPICS | 'custom', MessageKey>>;

export const PERIOD_NAMES = {
	ever: 'segment.ever',
	between: 'segment.between'
} as const satisfies Readonly<Record<Extract<PeriodChoice, 'ever' | 'between'>, MessageKey>>;

export function topicName(locale: Locale, topic: Topic): string {
	const { t } = locale;
	switch (topic.form) {
		case 'choice':
		case 'text':
		case 'date':
		case 'number':
		case 'flag':
			return segmentFieldName(locale, topic.field);
		case 'years':
			return t(topic.field === 'age' ? 'segment.age' : 'segment.tenure');
		case 'birthday':
			return t('segment.topic.birthday');
		case 'sum':
			return t('segment.topic.spent');
		case 'quantity':
			return t('segment.topic.quantity');
		case 'due':
			return t(topic.events === 'task' ? 'segment.topic.dueTask' : 'segment.topic.dueComplaint');
		case 'consent':
			return t('segment.topic.consent');
		case 'count':
			return t(COUNTED[topic.events]);
	}
}

const COUNTED = {
	purchase: 'segment.topic.purchases',
	activity: 'segment.topic.activities',
	complaint: 'segment.topic.complaints',
	task: 'segment.topic.tasks',
	consent: 'segment.topic.consent'
} as const;
