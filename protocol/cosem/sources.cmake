# SPDX-License-Identifier: Apache-2.0
# COSEM: what classes have, and what numbers mean.
target_sources(meterbench_protocol PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/cosem/interface_class.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/cosem/interface_class_tables.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/cosem/profile_rows.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/cosem/scaler_unit.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/cosem/setting_value.cpp)
