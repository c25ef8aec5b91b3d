# SPDX-License-Identifier: Apache-2.0
# A-XDR: the values of COSEM attributes as bytes.
target_sources(meterbench_protocol PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/axdr/compact_array.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/axdr/compact_layout.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/axdr/data.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/axdr/date_time.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/axdr/decoder.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/axdr/encoder.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/axdr/reader.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/axdr/writer.cpp)
