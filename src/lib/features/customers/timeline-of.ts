import CircleCheck from '@lucide/svelte/icons/circle-check';
import Frown from '@lucide/svelte/icons/frown';
import Milestone from '@lucide/svelte/icons/milestone';
import ShoppingBag from '@lucide/svelte/icons/shopping-bag';
import Smile from '@lucide/svelte/icons/smile';
import type { Component } from 'svelte';
import type { CustomerCard } from '$lib/app/engine-api.ts';
import { stageName } from '$lib/i18n/field-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import { CHANNELS } from './activity-channels.ts';
import { purchaseWords } from './purchase-words.ts';

/** A line of it; its words are made when it is shown, as most never are. */
export interface TimelineEntry {
	readonly id: string;
	readonly icon: Component<{ size?: number }>;
	readonly title: () => string;
	readonly detail: () => string;
}

interface Happening {
	readonly id: string;
	/** ISO 8601 instant */
	readonly at: string;
	readonly icon: TimelineEntry['icon'];
	readonly title: () => string;
	/** '' where nobody knows */
	readonly byName: string;
}

/** All that happened with a customer, as far as its reader may see it, newest first. */
export function timelineOf(locale: Locale, card: CustomerCard, now: number): TimelineEntry[] {
	const { formats } = locale;
	return happenedWith(locale, card)
		.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
		.map(({ id, at, icon, title, byName }) => ({
			id,
			icon,
			title,
			detail: () => [byName, formats.moment(Date.parse(at), now)].filter(Boolean).join(' · ')
		}));
}

function happenedWith(locale: Locale, card: CustomerCard): Happening[] {
	const { t } = locale;
	return [
		...card.activities.map(({ _id, at, channel, summary, byName }) => {
			const { icon, words } = CHANNELS[channel];
			return { id: _id, at, icon, title: () => said(t(words), summary), byName };
		}),
		...card.purchases.map((purchase) => {
			const title = (): string => said(t('timeline.purchase'), purchaseWords(locale, purchase));
			return { id: purchase._id, at: purchase.at, icon: ShoppingBag, title, byName: '' };
		}),
		...(card.complaints ?? []).flatMap((each) => {
			const { _id: id, at, summary, resolved, resolution, ownerName: byName } = each;
			const opening = (): string => said(t('timeline.complaint'), summary);
			const opened = { id, at, icon: Frown, title: opening, byName };
			if (resolved === undefined) return [opened];
			const title = (): string => said(t('timeline.resolved'), resolution ?? summary);
			return [opened, { id: `${id}/resolved`, at: resolved, icon: Smile, title, byName }];
		}),
		...(card.tasks ?? []).flatMap(({ _id: id, done, title: task, outcome, ownerName: byName }) => {
			if (done === undefined) return [];
			const words = [task, outcome].filter(Boolean).join(' → ');
			return [
				{ id, at: done, icon: CircleCheck, title: () => said(t('timeline.task'), words), byName }
			];
		}),
		...(card.stageChanges ?? []).map(({ id, from, stage, at, byName }) => {
			const ends = [from, stage].filter((each) => each !== '');
			const title = (): string =>
				said(t('field.stage'), ends.map((each) => stageName(locale, each)).join(' → '));
			return { id, at, icon: Milestone, title, byName };
		})
	];
}

function said(what: string, words: string | undefined): string {
	return words === undefined || words === '' ? what : `${what}: ${words}`;
}
