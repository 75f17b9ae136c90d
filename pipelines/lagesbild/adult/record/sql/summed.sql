-- one row: files, rows read, rows kept out, rows of numbers of the second class, of protected identities
select
    (select count(*) from file) as file_count,
    (select count(*) from given)
    + (
        select count(*)
        from refused
        anti join given using (file_no, source_line)
        semi join (select file_no, source_line from finding where rule in ('AE-011', 'AE-013', 'AE-014')) as unread
            using (file_no, source_line)
    ) as read_count,
    (
        select count(*)
        from refused
        anti join (select file_no, source_line from finding where rule = 'AE-012') as blank using (file_no, source_line)
    ) as refused_count,
    (select count(*) from given where id_kind <> 'personnummer') as second_class_count,
    (select count(*) from participation where protected_identity) as protected_count,
    (select count(distinct file_no) from finding inner join rule using (rule) where scope = 'file')
        as file_refused_count
