import type { Language } from '../../src/lib/i18n/languages.ts';
import type { MessageKey } from '../../src/lib/i18n/messages.ts';
import english from '../../src/lib/i18n/messages/en.json' with { type: 'json' };
import spanish from '../../src/lib/i18n/messages/es.json' with { type: 'json' };
import french from '../../src/lib/i18n/messages/fr.json' with { type: 'json' };
import startEnglish from '../../src/lib/i18n/messages/start/en.json' with { type: 'json' };
import startSpanish from '../../src/lib/i18n/messages/start/es.json' with { type: 'json' };
import startFrench from '../../src/lib/i18n/messages/start/fr.json' with { type: 'json' };

type Catalogue = Readonly<Record<MessageKey, string>>;

/** What each language says: from the start on, and afterwards. */
export const catalogueParts = {
	es: { start: startSpanish, others: spanish },
	fr: { start: startFrench, others: french },
	en: { start: startEnglish, others: english }
};

export const catalogues: Readonly<Record<Language, Catalogue>> = {
	es: { ...startSpanish, ...spanish },
	fr: { ...startFrench, ...french },
	en: { ...startEnglish, ...english }
};
