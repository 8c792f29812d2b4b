// Runs in a kiosk's page before its own scripts, as a plain script: a visitor who types faster than any.
globalThis.visitor = {
	/**
	 * Fills in the form as far as the button that sends it.
	 *
	 * @param words of the buttons: `begin`, `forward`, `send`
	 * @param answers by name of the field
	 */
	fill: async (words, answers) => {
		const until = (look) =>
			new Promise((resolve) => {
				const again = () => {
					const found = look();
					if (found) resolve(found);
					else requestAnimationFrame(again);
				};
				again();
			});
		const named = (text) =>
			[...document.querySelectorAll('button')].find((each) => each.textContent.trim() === text);
		const step = () => document.querySelector('#visitor-step')?.textContent ?? '';
		(await until(() => named(words.begin))).click();
		for (;;) {
			const button = await until(() => named(words.send) ?? named(words.forward));
			// The first of them is what takes part at all.
			document.querySelector('form [role="switch"]:not(:checked)')?.click();
			for (const input of document.querySelectorAll('form input[name]')) {
				const answer = answers[input.name];
				if (answer === undefined) continue;
				input.value = answer;
				input.dispatchEvent(new Event('input', { bubbles: true }));
			}
			if (button.textContent.trim() === words.send) return;
			const before = step();
			button.click();
			await until(() => step() !== before && step());
		}
	}
};
