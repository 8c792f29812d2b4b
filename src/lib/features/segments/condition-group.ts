import type { SegmentNode } from '#domain/documents/segment.ts';

/** Conditions of which all, or any, are to hold. */
export type ConditionGroup = Extract<SegmentNode, { readonly kind: 'all' | 'any' }>;

/** A condition while somebody edits it. */
export interface EditedNode {
	/** null for one more */
	readonly node: SegmentNode | null;
	readonly use: (node: SegmentNode) => void;
	readonly remove: () => void;
}

export function isGroup(node: SegmentNode): node is ConditionGroup {
	return node.kind === 'all' || node.kind === 'any';
}

export function asGroup(node: SegmentNode): ConditionGroup {
	return isGroup(node) ? node : { kind: 'all', of: [node] };
}

/** @param at the place after the last adds one more */
export function withChild(group: ConditionGroup, at: number, node: SegmentNode): ConditionGroup {
	return { ...group, of: [...group.of.slice(0, at), node, ...group.of.slice(at + 1)] };
}

export function withoutChild(group: ConditionGroup, at: number): ConditionGroup {
	return { ...group, of: group.of.filter((_, index) => index !== at) };
}

/** A group that nothing has been put into yet asks nothing. */
export function asAsked(group: ConditionGroup): ConditionGroup {
	const children = group.of.flatMap((child): readonly SegmentNode[] => {
		if (!isGroup(child)) return [child];
		const asked = asAsked(child);
		return asked.of.length === 0 ? [] : [asked];
	});
	return { ...group, of: children };
}
