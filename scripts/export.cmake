# For plugin authors: find_package(assay) gives assay::plugin_api, the headers and the folder plugins go to.
# ExactVersion: a plugin is built for one version of the API.
include(CMakePackageConfigHelpers)
set(ASSAY_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/assay)
install(TARGETS assay_plugin_api EXPORT assay FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT assay NAMESPACE assay:: FILE assay-targets.cmake DESTINATION ${ASSAY_CMAKE_DIR})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/assay-config.cmake.in
  ${PROJECT_BINARY_DIR}/assay-config.cmake INSTALL_DESTINATION ${ASSAY_CMAKE_DIR} PATH_VARS ASSAY_PLUGIN_DIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/assay-config-version.cmake COMPATIBILITY ExactVersion)
install(FILES ${PROJECT_BINARY_DIR}/assay-config.cmake ${PROJECT_BINARY_DIR}/assay-config-version.cmake
        DESTINATION ${ASSAY_CMAKE_DIR})
