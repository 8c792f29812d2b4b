import type { Language } from '$lib/i18n/languages.ts';

/** Made-up words for the components: short, usual, and longer than anybody planned for. */
export interface Samples {
	readonly title: string;
	readonly about: string;
	readonly name: string;
	readonly longName: string;
	readonly city: string;
	readonly label: string;
	readonly longLabel: string;
	readonly hint: string;
	readonly error: string;
	readonly save: string;
	readonly remove: string;
	readonly undo: string;
	readonly close: string;
	readonly clear: string;
	readonly done: string;
	readonly open: string;
	readonly call: string;
	readonly message: string;
	readonly search: string;
	readonly stage: string;
	readonly stages: readonly string[];
	readonly tags: readonly string[];
	readonly saved: string;
	readonly longText: string;
	readonly empty: string;
	readonly emptyText: string;
	readonly sections: readonly string[];
	readonly places: readonly string[];
	readonly waiting: string;
	readonly sending: string;
	readonly free: string;
	readonly sales: string;
	readonly salesSummary: string;
	readonly visits: string;
	readonly visitsSummary: string;
	readonly months: readonly string[];
	readonly who: string;
	readonly share: string;
	readonly asTable: string;
	readonly asChart: string;
}

const spanish: Samples = {
	title: 'Componentes',
	about: 'Cada pieza de la interfaz en cada estado. Nada de lo que se ve aquí es de nadie.',
	name: 'Ana Belmonte Ríos',
	longName: 'María de la Encarnación Fernández de Córdoba y Martínez-Bordiú',
	city: 'Sevilla',
	label: 'Ciudad',
	longLabel: 'Quiero recibir novedades por correo electrónico, teléfono y mensajería instantánea',
	hint: 'Como en la factura',
	error: 'Falta la ciudad. Escríbela para guardar.',
	save: 'Guardar',
	remove: 'Quitar',
	undo: 'Deshacer',
	close: 'Cerrar',
	clear: 'Borrar',
	done: 'Listo',
	open: 'Abrir',
	call: 'Llamar',
	message: 'WhatsApp',
	search: 'Nombre, teléfono, ciudad…',
	stage: 'Etapa',
	stages: ['Prospección', 'Oportunidad', 'Conversión', 'Fidelización', 'Evangelista'],
	tags: ['hornos', 'masa madre', 'hostelería'],
	saved: 'Guardado en este dispositivo',
	longText:
		'El servidor no aceptó dos cambios porque el cliente ya no es tuyo. Siguen aquí, enteros: expórtalos para tu responsable.',
	empty: 'Todavía no hay clientes',
	emptyText: 'Los tuyos llegarán en cuanto haya conexión. También puedes capturar al primero.',
	sections: ['Ficha', 'Actividad', 'Compras', 'Tareas', 'Comercial', 'Permisos'],
	places: ['Clientes', 'Agenda', 'Capturar', 'Informes', 'Más'],
	waiting: '3 valores por resolver',
	sending: 'Enviando 4 de 12',
	free: 'Espacio libre',
	sales: 'Ventas por comercial',
	salesSummary: 'Ana vende más que nadie: 12.400 €',
	visits: 'Visitas y llamadas por mes',
	visitsSummary: 'Las visitas suben desde mayo',
	months: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago'],
	who: 'Quién',
	share: 'Parte',
	asTable: 'Ver tabla',
	asChart: 'Ver gráfico'
};

const french: Samples = {
	title: 'Composants',
	about:
		'Chaque pièce de l’interface dans chaque état. Rien de ce qu’on voit ici n’est à personne.',
	name: 'Hélène Royer',
	longName: 'Marie-Christine de La Rochefoucauld-Montmorency d’Estrées',
	city: 'Lyon',
	label: 'Ville',
	longLabel:
		'Je souhaite recevoir les nouveautés par courriel, téléphone et messagerie instantanée',
	hint: 'Comme sur la facture',
	error: 'La ville manque. Indiquez-la pour enregistrer.',
	save: 'Enregistrer',
	remove: 'Retirer',
	undo: 'Annuler',
	close: 'Fermer',
	clear: 'Effacer',
	done: 'Terminé',
	open: 'Ouvrir',
	call: 'Appeler',
	message: 'WhatsApp',
	search: 'Nom, téléphone, ville…',
	stage: 'Étape',
	stages: ['Prospection', 'Opportunité', 'Conversion', 'Fidélisation', 'Ambassadeur'],
	tags: ['fours', 'levain', 'hôtellerie'],
	saved: 'Enregistré sur cet appareil',
	longText:
		'Le serveur a refusé deux modifications, car le client n’est plus le vôtre. Elles sont toujours ici, entières : exportez-les pour votre responsable.',
	empty: 'Pas encore de clients',
	emptyText:
		'Les vôtres arriveront dès qu’il y aura du réseau. Vous pouvez aussi saisir le premier.',
	sections: ['Fiche', 'Activité', 'Achats', 'Tâches', 'Commercial', 'Consentements'],
	places: ['Clients', 'Agenda', 'Saisir', 'Rapports', 'Plus'],
	waiting: '3 valeurs à départager',
	sending: 'Envoi de 4 sur 12',
	free: 'Espace libre',
	sales: 'Ventes par commercial',
	salesSummary: 'Hélène vend le plus : 12 400 €',
	visits: 'Visites et appels par mois',
	visitsSummary: 'Les visites augmentent depuis mai',
	months: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août'],
	who: 'Qui',
	share: 'Part',
	asTable: 'Voir le tableau',
	asChart: 'Voir le graphique'
};

const english: Samples = {
	title: 'Components',
	about: 'Each piece of the interface in each state. Nothing that shows here is anybody’s.',
	name: 'Robert Marsh',
	longName: 'Alexandra Wilhelmina Featherstonehaugh-Cholmondeley of Marlborough',
	city: 'Leeds',
	label: 'City',
	longLabel: 'I would like to receive news by e-mail, telephone and instant messaging services',
	hint: 'As on the invoice',
	error: 'The city is missing. Fill it in to save.',
	save: 'Save',
	remove: 'Remove',
	undo: 'Undo',
	close: 'Close',
	clear: 'Clear',
	done: 'Done',
	open: 'Open',
	call: 'Call',
	message: 'WhatsApp',
	search: 'Name, phone, city…',
	stage: 'Stage',
	stages: ['Prospect', 'Opportunity', 'Conversion', 'Loyalty', 'Advocate'],
	tags: ['ovens', 'sourdough', 'catering'],
	saved: 'Saved on this device',
	longText:
		'The server did not accept two changes, as the customer is no longer yours. They are still here, whole: export them for your supervisor.',
	empty: 'No customers yet',
	emptyText:
		'Yours will arrive as soon as there is a connection. You can also capture the first one.',
	sections: ['Card', 'Activity', 'Purchases', 'Tasks', 'Commercial', 'Consents'],
	places: ['Customers', 'Agenda', 'Capture', 'Reports', 'More'],
	waiting: '3 values to settle',
	sending: 'Sending 4 of 12',
	free: 'Free space',
	sales: 'Sales by rep',
	salesSummary: 'Robert sells most: €12,400',
	visits: 'Visits and calls by month',
	visitsSummary: 'Visits have grown since May',
	months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug'],
	who: 'Who',
	share: 'Share',
	asTable: 'Show the table',
	asChart: 'Show the chart'
};

export const samples: Readonly<Record<Language, Samples>> = {
	es: spanish,
	fr: french,
	en: english
};
