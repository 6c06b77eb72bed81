-- Exempel på en mappning: hur en fil från ett annat system blir rapporter.
-- Kopiera filen, ge kopian ett eget namn (bolaget.sql) och byt ut kolumnerna till höger mot dem i din fil.
-- Prova utan att spara:  est-tui import FIL --as bolaget --dry-run
--
-- source är filen. Varje kolumn heter som i filens rubrikrad, och i en CSV-fil är varje värde text; tomt är null.
-- Bara occurred_at och category måste finnas. Övriga: report_id, occurred_until, reported_at, area, place,
-- subcategory, organisation, police_reported (ja/nej), antal (hur många rapporter raden står för), text.
-- Ett klockslag som inte går att läsa ska bli null (try_strptime), så avvisas raden och inte hela filen.
select
    "Ärende" as report_id,
    try_strptime("Datum" || ' ' || coalesce("Klockan", '00:00'), '%Y-%m-%d %H:%M') as occurred_at,
    "Registrerad" as reported_at,
    "Område" as area,
    "Gata eller plats" as place,
    "Vad" as category,
    'Bolaget' as organisation,
    "Polisanmält" as police_reported,
    "Beskrivning" as text
from source
