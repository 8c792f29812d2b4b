/** Where a draft goes on: one line for all that is half done at one place. */
export interface DraftTarget {
	readonly kind: 'capture' | 'card' | 'contest' | 'segment';
	/** of the contest, the customer or the segment; `new` for one that is being made */
	readonly id: string;
	readonly href: string;
}

/** @param keys as forms name their drafts: `capture/<kid>`, `card/<cid>/<field>`, `contest/<kid>`, `segment/<ulid>` */
export function draftTargets(keys: readonly string[]): readonly DraftTarget[] {
	const targets = keys.flatMap((key): readonly DraftTarget[] => {
		const [kind, id] = key.split('/');
		if (id === undefined) return [];
		if (kind === 'contest') return [{ kind, id, href: `/contests/${id}/edit` }];
		if (kind === 'capture') return [{ kind, id, href: `/capture/${id}` }];
		if (kind === 'segment') return [{ kind, id, href: `/segments/${id}` }];
		return kind === 'card' ? [{ kind, id, href: `/customers/${id}` }] : [];
	});
	return [...new Map(targets.map((target) => [target.href, target])).values()];
}
