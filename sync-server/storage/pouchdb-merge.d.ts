/** The part of pouchdb-merge 9.0.0 that we use; the package ships no types. */
declare module 'pouchdb-merge' {
	export interface NodeState {
		/** `missing`: known as an ancestor only, its body never came */
		status?: 'available' | 'missing';
		deleted?: boolean;
	}

	/** hash, state, children */
	export type Node = [string, NodeState, Node[]];

	/** A root and all below it. `pos` is the root's generation: not 1 when its ancestors are unknown. */
	export interface Path {
		pos: number;
		ids: Node;
	}

	/** Changes `tree` in place. `depth` is the revs_limit. */
	export function merge(
		tree: Path[],
		path: Path,
		depth: number
	): {
		tree: Path[];
		stemmedRevs: string[];
		conflicts: 'new_leaf' | 'new_branch' | 'internal_node';
	};

	export function revExists(tree: readonly Path[], rev: string): boolean;

	/** What `visit` returns is the `context` of the node's children. */
	export function traverseRevTree<Context>(
		tree: readonly Path[],
		visit: (
			isLeaf: boolean,
			pos: number,
			hash: string,
			context: Context | undefined,
			state: NodeState
		) => Context
	): void;
}
