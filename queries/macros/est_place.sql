-- A place no finer than its street: a number after a name is a door number and is cut with all that follows it,
-- and so are flats and stairwells, which may also stand first; the numbers of roads, bus lines and the like (E14,
-- Väg 45, Hållplats 3) stay. A private-use sign glues such a number to its word while the rest is cut. Full-width
-- signs are read as plain ones, and what has no letter, as a pair of coordinates, is no place.
create or replace temp macro est_place(est_v) as
    nullif(regexp_extract(replace(
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        est_blank(replace(
            translate(
                est_v,
                '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～',
                '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'
            ),
            chr(57344), ''
        )),
        '(?i)^(?:(?:lgh|lägenhet|lägenheten|uppgång|uppgången|trappuppgång|trapphus|trapphuset|port|entré|vån|våning)\.? ?(?-i:[0-9]+[A-Za-z]?|[A-ZÅÄÖ])[ ,/-]+|[0-9]+(?: ?[a-zåäö])?(?: ?[-–/] ?[0-9]+(?: ?[a-zåäö])?)*[ ,]+)+(\p{L}[\p{L} .:''-]*?(?:gatan|gata|gränd|gränden|väg|vägen|stig|stigen|backen|torg|torget|plan|platsen|allé|allén|esplanad|esplanaden))',
        '\1'),
        '(?i)^(?:(?:lgh|lägenhet|lägenheten|uppgång|uppgången|trappuppgång|trapphus|trapphuset|port|entré|vån|våning)\.? ?(?-i:[0-9]+[A-Za-z]?|[A-ZÅÄÖ])[ ,/-]+)+',
        ''),
        '(?i)(^|[^\p{L}])((?:läns|riks|europa|ring)väg(?:en)?|e|rv|lv|linje|busslinje|buss|hållplats|etapp|område|trafikplats|avfart|avfartsväg|rastplats|parkering|p-hus|kvarter|spår|perrong|zon|distrikt|sektor) ([0-9])',
        '\1\2' || chr(57344) || '\3', 'g'),
        '(?i)(^|[/,(] ?|(?:^|[^\p{L}])(?:längs|utmed|vid|på|mot|från|till|av|och|via|korsning|korsningen) )(väg|vägen|torg|plan|plats) ([0-9])',
        '\1\2' || chr(57344) || '\3', 'g'),
        '(?i)([\p{L})])[ ,.]+(?:lgh|lägenhet|lägenheten|uppgång|uppgången|trappuppgång|trapphus|trapphuset|port|entré|entrén|vån|våning)\.? ?(?-i:[0-9]+|[A-ZÅÄÖ](?:[^\p{L}]|$)).*$',
        '\1'),
        '(\p{L}{2,}[\p{L}.)]*[ ,.:#(/\[-]+|\p{L}(?:gatan|gata|gränd|gränden|vägen|stigen|backen)|\p{L}[ ,.(]+(?:[Nn][Rr]|[Nn]ummer|[Hh]us)\.?)[0-9].*$',
        '\1'),
        '(?i)(?:[ ,.:/(\[#-]+(?:nr|nummer|no|mellan|vid|hus|vid huset)?)+$',
        ''),
        chr(57344), ' '), '^.*\p{L}.*$'), '')
