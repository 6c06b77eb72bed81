-- A file whose columns already have the canonical names; columns with other names are left aside.
select * from source
