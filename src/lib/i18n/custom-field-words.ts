/** How a field that an administrator has added is called, and what its values are. */
export interface CustomFieldWords {
	/** of its values on a card */
	readonly name: string;
	readonly type: string;
	/** by language */
	readonly label: Readonly<Record<string, string>>;
	readonly options: readonly {
		readonly value: string;
		readonly label: Readonly<Record<string, string>>;
	}[];
}
