-- Where each case stands: unit at T, how it came into [F, T], where T finds it.
-- The second computation of thads.law.indicators.placing; days are whole numbers.
known AS (
  SELECT spans.*
    FROM spans SEMI JOIN (SELECT proceeding FROM cases WHERE procedure = 'thi_hanh_an')
         USING (proceeding)
   WHERE recorded_from <= $known_at AND recorded_to > $known_at
),
at_end AS (
  SELECT * FROM known
   WHERE valid_from <= $last AND valid_to >= $last
),
before AS (
  SELECT proceeding, status FROM known
   WHERE valid_from < $first AND valid_to >= $first - 1
),
out_of_separate_book AS (
  SELECT DISTINCT proceeding FROM known
   WHERE status <> 'theo_doi_rieng'
     AND valid_from <= $last AND valid_to >= $first
),
placed AS (
  SELECT e.proceeding, e.unit, e.officer, e.valid_from,
         e.status IN ('xong', 'dinh_chi', 'uy_thac', 'thu_hoi', 'huy', 'gui_lai') AS ended,
         e.status = 'theo_doi_rieng' AS in_separate_book,
         CASE WHEN e.status = 'da_tiep_nhan' THEN NULL
              WHEN b.status IS NULL OR b.status = 'da_tiep_nhan' THEN 'thu_ly_moi'
              WHEN b.status IN ('xong', 'dinh_chi', 'uy_thac', 'thu_hoi', 'huy', 'gui_lai')
                THEN NULL
              WHEN b.status <> 'theo_doi_rieng' THEN 'nam_truoc_chuyen_sang'
              WHEN o.proceeding IS NOT NULL THEN 'thu_ly_moi'
         END AS entry,
         CASE WHEN e.status = 'xong' THEN 'thi_hanh_xong'
              WHEN e.status = 'dinh_chi' THEN 'dinh_chi'
              WHEN e.status = 'uy_thac' THEN 'uy_thac'
              WHEN e.status IN ('thu_hoi', 'huy') THEN 'thu_hoi_huy'
              WHEN e.status = 'gui_lai' THEN 'gui_lai_yeu_cau'
              WHEN e.status = 'theo_doi_rieng' THEN 'chuyen_so_theo_doi_rieng'
              WHEN e.means = 'chua_co_dieu_kien' THEN 'chua_co_dieu_kien'
              WHEN e.status = 'dang_thi_hanh' THEN 'dang_thi_hanh'
              WHEN e.status = 'hoan_theo_thoa_thuan' THEN 'hoan_theo_thoa_thuan'
              WHEN e.status = 'hoan' THEN 'hoan'
              WHEN e.status = 'tam_dinh_chi' THEN 'tam_dinh_chi'
              WHEN e.status = 'tam_dung' THEN 'tam_dung'
              ELSE 'khac'
         END AS place
    FROM at_end e
    LEFT JOIN before b USING (proceeding)
    LEFT JOIN out_of_separate_book o USING (proceeding)
)
