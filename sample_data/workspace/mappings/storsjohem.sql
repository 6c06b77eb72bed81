-- Storsjöhems egen lista, som deras system sparar den för Excel: så blir den rapporter.
-- Prova utan att spara:  est-tui import inkorg/storsjohem_sena.csv --as storsjohem --dry-run
-- Ett datum som inte finns blir null, och raden avvisas med sitt radnummer.
select
    "Ärende" as report_id,
    'est-rapporter' as source,
    try_strptime("Datum" || ' ' || coalesce("Klockan", '00:00'), '%Y-%m-%d %H:%M') as occurred_at,
    "Registrerad" as reported_at,
    "Område" as area,
    "Gata eller plats" as place,
    "Vad" as category,
    "Vad" as subcategory,
    'Storsjöhem' as organisation,
    "Polisanmält" as police_reported,
    "Beskrivning" as text
from source
