-- Berlin's bicycle thefts: no id, the hour in a column of its own, the area's code with its leading zero.
select
    try_strptime(TATZEIT_ANFANG_DATUM || ' ' || TATZEIT_ANFANG_STUNDE, '%d.%m.%Y %H') as occurred_at,
    try_strptime(TATZEIT_ENDE_DATUM || ' ' || TATZEIT_ENDE_STUNDE, '%d.%m.%Y %H') as occurred_until,
    try_strptime(ANGELEGT_AM, '%d.%m.%Y') as reported_at,
    left(LOR, 2) as area,
    DELIKT as category,
    ART_DES_FAHRRADS as subcategory,
    true as police_reported
from source
